package dev.tunesmith.core.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a database is asked.
 *
 * @param queries the statements that take part, in the order of their source
 * @param leftOut those that do not, with the reason
 * @param traffic what a log tells of the statements besides
 */
public record Workload(List<Query> queries, List<LeftOut> leftOut, List<Traffic> traffic) {

  /**
   * A statement that takes no part.
   *
   * @param name its name, or a number where it has none
   * @param line where it begins, from 1; 0 where it was not read from a text
   * @param reason one sentence for a person
   */
  public record LeftOut(QueryName name, int line, String reason) {

    /** Its name, and its line if it has one. */
    public String label() {
      return line > 0 ? name + " (line " + line + ")" : name.toString();
    }
  }

  public Workload {
    queries = List.copyOf(queries);
    leftOut = List.copyOf(leftOut);
    // An older recording has none.
    traffic = traffic == null ? List.of() : List.copyOf(traffic);
  }

  /** A workload of which no log tells more. */
  public Workload(List<Query> queries, List<LeftOut> leftOut) {
    this(queries, leftOut, List.of());
  }

  /** The same, of which a log tells more. */
  public Workload telling(List<Traffic> more) {
    return new Workload(queries, leftOut, more);
  }

  /** The statement of that name. */
  public Optional<Query> find(QueryName name) {
    return queries.stream().filter(query -> query.name().equals(name)).findFirst();
  }

  /** The statements that only read. */
  public List<Query> reads() {
    return queries.stream().filter(Query::isRead).toList();
  }

  /** The statements that write. */
  public List<Query> writes() {
    return queries.stream().filter(query -> !query.isRead()).toList();
  }

  /** The part of this workload that holds only the statements of these names. */
  public Workload among(Set<QueryName> names) {
    return new Workload(
        queries.stream().filter(query -> names.contains(query.name())).toList(), List.of());
  }

  /** This workload with one statement in other words. */
  public Workload with(QueryName name, String sql) {
    return new Workload(
        queries.stream()
            .map(query -> query.name().equals(name) ? query.asking(sql) : query)
            .toList(),
        leftOut,
        traffic);
  }

  /** This workload with each statement as {@code change} makes it. */
  public Workload each(UnaryOperator<Query> change) {
    return new Workload(queries.stream().map(change).toList(), leftOut, traffic);
  }

  /** This workload without one statement. */
  public Workload without(QueryName name, String reason) {
    List<Query> kept = queries.stream().filter(query -> !query.name().equals(name)).toList();
    List<LeftOut> out = new ArrayList<>(leftOut);
    find(name).ifPresent(query -> out.add(new LeftOut(name, query.line(), reason)));
    return new Workload(kept, out, traffic);
  }
}
