package dev.tunesmith.core.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param actual what happened when it ran, or null if it was only planned
 * @param children its inputs, in order
 */
public record PlanNode(
    Operation operation,
    Estimate estimate,
    @Nullable Actual actual,
    Conditions conditions,
    List<PlanNode> children) {

  /**
   * What a step does and on what.
   *
   * @param type the server's name for it, for example {@code Seq Scan}
   * @param relation {@code schema.table} where it reads one, else null
   * @param alias the name the statement gives the relation, or null
   * @param index the index used, or null
   * @param role what it is to the step above
   */
  public record Operation(
      String type,
      @Nullable String relation,
      @Nullable String alias,
      @Nullable String index,
      Role role) {

    /** An input of the step above. */
    public Operation(
        String type, @Nullable String relation, @Nullable String alias, @Nullable String index) {
      this(type, relation, alias, index, Role.INPUT);
    }
  }

  /** What a step is to the one above. */
  public enum Role {
    /** Its rows are taken in. */
    INPUT,
    /** A subquery that may be answered again for each row. */
    SUBQUERY,
    /** A subquery that is answered once. */
    SUBQUERY_ONCE
  }

  /**
   * What the planner expects.
   *
   * @param cost total cost in planner units
   * @param rows rows per loop
   */
  public record Estimate(double cost, double rows) {}

  /**
   * What happened.
   *
   * @param rows rows per loop
   * @param removedRows rows per loop that a condition threw away
   * @param buffers shared blocks hit or read, this step and below
   * @param spilledBlocks temporary blocks written, this step and below
   */
  public record Actual(
      double rows, double loops, double removedRows, long buffers, long spilledBlocks) {}

  /**
   * The conditions as the server prints them; null where it prints none.
   *
   * @param sortKeys the keys of a sort, as printed
   * @param grouping what a step groups by, or null where it groups nothing
   */
  public record Conditions(
      @Nullable String filter,
      @Nullable String index,
      @Nullable String join,
      List<String> sortKeys,
      @Nullable Grouping grouping) {

    public Conditions {
      sortKeys = List.copyOf(sortKeys);
    }

    /** The conditions of a step that groups nothing. */
    public Conditions(
        @Nullable String filter,
        @Nullable String index,
        @Nullable String join,
        List<String> sortKeys) {
      this(filter, index, join, sortKeys, null);
    }
  }

  /**
   * What a grouping step makes of its rows.
   *
   * @param keys what it groups by; empty where all rows are one group
   * @param output what it puts out for each group, keys included
   */
  public record Grouping(List<String> keys, List<String> output) {

    public Grouping {
      keys = List.copyOf(keys);
      output = List.copyOf(output);
    }
  }

  public PlanNode {
    children = List.copyOf(children);
  }

  /** This node and all below it, parents first. */
  public Stream<PlanNode> walk() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::walk));
  }
}
