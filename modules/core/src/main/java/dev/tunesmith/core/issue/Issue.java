package dev.tunesmith.core.issue;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
      public <T> T match(Function<OfQuery, T> ofQuery, Function<OfIndex, T> ofIndex) {
        return ofQuery.apply(this);
      }

      @Override
      public String text() {
        return query.value();
      }
    }

    /** An index of the database. */
    record OfIndex(TableName table, String index) implements Subject {
      @Override
      public <T> T match(Function<OfQuery, T> ofQuery, Function<OfIndex, T> ofIndex) {
        return ofIndex.apply(this);
      }

      @Override
      public String text() {
        return index + " on " + table;
      }
    }

    /** The subject's name for a person. */
    String text();

    /** The answer for this subject. */
    <T> T match(Function<OfQuery, T> ofQuery, Function<OfIndex, T> ofIndex);

    /** The statement it is, if it is one. */
    default Optional<QueryName> asQuery() {
      return match(of -> Optional.of(of.query), of -> Optional.empty());
    }

    /** The index it is, if it is one. */
    default Optional<OfIndex> asIndex() {
      return match(of -> Optional.empty(), Optional::of);
    }
  }

  public Issue {
    symptoms = List.copyOf(symptoms);
  }

  /** The statement it is about, or null where it is about something else. */
  public @Nullable QueryName query() {
    return subject.match(Subject.OfQuery::query, index -> null);
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
