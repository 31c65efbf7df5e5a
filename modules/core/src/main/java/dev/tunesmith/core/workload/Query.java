package dev.tunesmith.core.workload;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a workload.
 *
 * @param sql a single statement, without its ending semicolon
 * @param weight how often it runs, relative to the other statements; above 0
 * @param target how fast it must be, or null if only its share counts
 * @param line where it begins in the workload's text, from 1; 0 where it was not read from one
 * @param maxStaleness how old its answers may be, or null where they must be as of now
 * @param parameters null where the text holds its values itself
 * @param traits what else is said of it
 * @param course null where it is one statement; else what really runs
 */
public record Query(
    QueryName name,
    String sql,
    Access access,
    double weight,
    @Nullable LatencyTarget target,
    int line,
    @Nullable Duration maxStaleness,
    @Nullable Parameters parameters,
    Set<Trait> traits,
    @Nullable Course course) {

  /** What a workload may say of a statement. */
  public enum Trait {
    /** Somebody waits for it, or something breaks without it: files may want more of it. */
    CRITICAL,
    /** The values in its text are examples, chosen for it: it is asked with others as well. */
    EXAMPLE_VALUES
  }

  /** Whether a statement only reads. */
  public enum Access {
    READ,
    WRITE
  }

  public Query {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of " + name + " must be above 0, got " + weight);
    }
    traits = Set.copyOf(traits);
  }

  /** One statement. */
  // What a record holds is no long list of wishes, and nearly every statement stands for itself.
  @SuppressWarnings("checkstyle:ParameterNumber")
  public Query(
      QueryName name,
      String sql,
      Access access,
      double weight,
      @Nullable LatencyTarget target,
      int line,
      @Nullable Duration maxStaleness,
      @Nullable Parameters parameters,
      Set<Trait> traits) {
    this(name, sql, access, weight, target, line, maxStaleness, parameters, traits, null);
  }

  /** A statement whose answers must be as of now. */
  public Query(
      QueryName name,
      String sql,
      Access access,
      double weight,
      @Nullable LatencyTarget target,
      int line) {
    this(name, sql, access, weight, target, line, null, null, Set.of());
  }

  /** All that is asked where it runs. */
  public Stream<String> texts() {
    return Stream.concat(Stream.of(sql), course == null ? Stream.empty() : course.texts());
  }

  /** The same in other words, which are one statement whatever it was before. */
  public Query asking(String otherSql) {
    return new Query(
        name, otherSql, access, weight, target, line, maxStaleness, parameters, traits, null);
  }

  /** The same statement under another name. */
  public Query named(QueryName other) {
    return new Query(
        other, sql, access, weight, target, line, maxStaleness, parameters, traits, course);
  }

  /** The same statement, of which more is said. */
  public Query with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new Query(
        name, sql, access, weight, target, line, maxStaleness, parameters, more, course);
  }

  /** The same statement, run so often. */
  public Query weighing(double otherWeight) {
    return new Query(
        name, sql, access, otherWeight, target, line, maxStaleness, parameters, traits, course);
  }

  /** The same statement, to be so fast. */
  public Query aimingAt(LatencyTarget other) {
    return new Query(
        name, sql, access, weight, other, line, maxStaleness, parameters, traits, course);
  }

  /** The statements whose answers it gives together, each row with its key; null for others. */
  public @Nullable Burst burst() {
    return course instanceof Burst burst ? burst : null;
  }

  /** The transactions that meet in it; null for others. */
  public @Nullable Encounter encounter() {
    return course instanceof Encounter encounter ? encounter : null;
  }

  /** Whether the workload says that it is critical. */
  public boolean isCritical() {
    return traits.contains(Trait.CRITICAL);
  }

  /** What its parameters were bound to; empty where it has none, or nobody saw them. */
  public List<ValueSet> valueSets() {
    return parameters == null ? List.of() : parameters.valueSets();
  }

  /** Whether the statement only reads. */
  public boolean isRead() {
    return access == Access.READ;
  }
}
