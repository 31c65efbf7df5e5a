package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One appearance of a table in a statement and what is asked of it there.
 *
 * @param predicates the conditions on it alone
 * @param joins the terms that must equal something of another table
 * @param order the order wanted of its rows; empty where other tables or groups have a say
 * @param sorts other orders in which its rows must come, for windows and the first of each group
 * @param alternatives conditions of which any one is enough, each on another term
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
    List<List<SortKey>> sorts,
    List<List<Predicate>> alternatives,
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

  /** The same with every text in other words. */
  TableUse inWords(UnaryOperator<String> words) {
    return new TableUse(
        table,
        predicates.stream().map(each -> each.inWords(words)).toList(),
        inWords(joins, words),
        sorted(order, words),
        sorts.stream().map(each -> sorted(each, words)).toList(),
        alternatives.stream()
            .map(each -> each.stream().map(side -> side.inWords(words)).toList())
            .toList(),
        reach,
        inWords(groups, words),
        inWords(extremes, words),
        columns);
  }

  private static List<Term> inWords(List<Term> terms, UnaryOperator<String> words) {
    return terms.stream().map(term -> term.inWords(words)).toList();
  }

  private static List<SortKey> sorted(List<SortKey> keys, UnaryOperator<String> words) {
    return keys.stream()
        .map(key -> new SortKey(key.term().inWords(words), key.direction()))
        .toList();
  }

  public TableUse {
    predicates = List.copyOf(predicates);
    joins = List.copyOf(joins);
    order = List.copyOf(order);
    sorts = List.copyOf(sorts);
    alternatives = List.copyOf(alternatives);
    groups = List.copyOf(groups);
    extremes = List.copyOf(extremes);
    columns = Set.copyOf(columns);
  }
}
