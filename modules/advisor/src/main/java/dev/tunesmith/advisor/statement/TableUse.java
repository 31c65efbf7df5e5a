package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Set;

/**
 * One appearance of a table in a statement and what is asked of it there.
 *
 * @param predicates the conditions on it alone
 * @param joins the terms that must equal something of another table
 * @param order the order wanted of its rows; empty where other tables or groups have a say
 * @param reach whether all rows in that order are wanted or only the first
 * @param groups the terms grouped by; empty where other tables have a say
 * @param extremes the terms whose smallest or largest value is wanted
 * @param columns every column read, not quoted
 */
public record TableUse(
    Table table,
    List<Predicate> predicates,
    List<Term> joins,
    List<SortKey> order,
    Reach reach,
    List<Term> groups,
    List<Term> extremes,
    Set<String> columns) {

  /** One key of an order. */
  public record SortKey(Term term, IndexKey.Direction direction) {}

  /** How much of its result a statement wants. */
  public enum Reach {
    ALL_ROWS,
    FIRST_ROWS
  }

  public TableUse {
    predicates = List.copyOf(predicates);
    joins = List.copyOf(joins);
    order = List.copyOf(order);
    groups = List.copyOf(groups);
    extremes = List.copyOf(extremes);
    columns = Set.copyOf(columns);
  }
}
