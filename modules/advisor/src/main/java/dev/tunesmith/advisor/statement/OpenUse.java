package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A table's use while its statement is still being read. */
final class OpenUse {

  private final Table table;
  private final String alias;
  private final List<Predicate> predicates = new ArrayList<>();
  private final Set<Term> joins = new LinkedHashSet<>();
  private final List<TableUse.SortKey> order = new ArrayList<>();
  private final List<List<TableUse.SortKey>> sorts = new ArrayList<>();
  private final List<List<Predicate>> alternatives = new ArrayList<>();
  private final List<Term> groups = new ArrayList<>();
  private final Set<Term> extremes = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private TableUse.Reach reach = TableUse.Reach.ALL_ROWS;

  OpenUse(Table table, String alias) {
    this.table = table;
    this.alias = alias;
  }

  Table table() {
    return table;
  }

  boolean isCalled(String name) {
    return alias.equals(name);
  }

  boolean hasColumn(String name) {
    return table.column(name).isPresent();
  }

  void narrow(Predicate predicate) {
    if (!predicates.contains(predicate)) {
      predicates.add(predicate);
    }
  }

  void join(Term term) {
    joins.add(term);
  }

  void order(List<TableUse.SortKey> keys) {
    order.addAll(keys);
  }

  void sort(List<TableUse.SortKey> keys) {
    if (!keys.isEmpty() && !sorts.contains(keys)) {
      sorts.add(List.copyOf(keys));
    }
  }

  void anyOf(List<Predicate> sides) {
    alternatives.add(List.copyOf(sides));
  }

  void group(List<Term> terms) {
    groups.addAll(terms);
  }

  void extreme(Term term) {
    extremes.add(term);
  }

  void read(String column) {
    columns.add(column);
  }

  void readWholeRow() {
    table.columns().forEach(column -> columns.add(column.name()));
  }

  void wantFirstRows() {
    reach = TableUse.Reach.FIRST_ROWS;
  }

  TableUse close() {
    return new TableUse(
        table,
        predicates,
        List.copyOf(joins),
        order,
        sorts,
        alternatives,
        reach,
        groups,
        List.copyOf(extremes),
        columns);
  }
}
