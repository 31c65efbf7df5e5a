package dev.tunesmith.core.issue;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong and might be mended.
 *
 * @param share the part of the workload's time that it concerns, 0 to 1; it decides the order
 * @param target how fast the subject must become, or null
 */
public record Issue(
    IssueId id,
    IssueKind kind,
    Subject subject,
    double share,
    List<Symptom> symptoms,
    @Nullable LatencyTarget target) {

  /** What an issue is about. */
  public sealed interface Subject {

    /** A statement of the workload. */
    record OfQuery(QueryName query) implements Subject {
      @Override
      public String text() {
        return query.value();
      }

      @Override
      public Optional<QueryName> asQuery() {
        return Optional.of(query);
      }
    }

    /** An index of the database. */
    record OfIndex(TableName table, String index) implements Subject {
      @Override
      public String text() {
        return index + " on " + table;
      }

      @Override
      public List<OfIndex> indexes() {
        return List.of(this);
      }
    }

    /** Several indexes of the database of which the same is to be said. */
    record OfIndexes(List<OfIndex> indexes) implements Subject {
      private static final int NAMED = 2;

      public OfIndexes {
        indexes = List.copyOf(indexes);
      }

      @Override
      public String text() {
        String named =
            indexes.stream().limit(NAMED).map(OfIndex::text).collect(Collectors.joining(", "));
        return indexes.size() <= NAMED
            ? named
            : named + " and " + (indexes.size() - NAMED) + " more";
      }
    }

    /** The subject's name for a person. */
    String text();

    /** The statement it is, if it is one. */
    default Optional<QueryName> asQuery() {
      return Optional.empty();
    }

    /** The indexes it is; none where it is something else. */
    default List<OfIndex> indexes() {
      return List.of();
    }

    /** Whether both are about the same thing, or about the same index among others. */
    default boolean concerns(Subject other) {
      return equals(other) || indexes().stream().anyMatch(other.indexes()::contains);
    }
  }

  public Issue {
    symptoms = List.copyOf(symptoms);
  }

  /** The statement it is about, or null where it is about something else. */
  public @Nullable QueryName query() {
    return subject.asQuery().orElse(null);
  }

  /** The same issue under another id. */
  public Issue as(IssueId other) {
    return new Issue(other, kind, subject, share, symptoms, target);
  }

  /** A heading for a person. */
  public String title() {
    return kind.title() + ": " + subject.text();
  }
}
