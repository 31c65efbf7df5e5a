package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** A join of which nothing is shown is left out, or asks only whether there is a row. */
final class IdleJoin implements SelectRule {

  static final RewriteRule LEFT_OUT =
      new RewriteRule(
          "a table is joined of which nothing is asked",
          "The join is by a foreign key that always holds, whose columns are never NULL, and"
              + " nothing else in the statement names the table.",
          "For every row there is exactly one to join it with, so the rows are the same without.");

  static final RewriteRule NO_ROW =
      new RewriteRule(
          "rows are joined to keep those without any",
          "A column of the joined table that is never NULL, or that the join compares, is asked to"
              + " be NULL, and nothing else outside the join names the table.",
          "A row that is found has no NULL there: a comparison with NULL is never true. So after a"
              + " LEFT JOIN the column is NULL exactly where no row was found.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    List<Change> changes = new ArrayList<>();
    boolean isAll =
        select.getSelectItems().stream()
            .map(item -> item.getExpression())
            .anyMatch(item -> item instanceof AllColumns && !(item instanceof AllTableColumns));
    if (isAll || !scope.isOfTables() || select.getForMode() != null || mayKeepMore(select)) {
      return changes;
    }
    for (Join join : Selects.joins(select)) {
      if (!join.isLeft() && RowKeepingJoins.keepsRows(join, select, scope)) {
        leftOut(select, join, scope).ifPresent(changes::add);
      } else if (join.isLeft()) {
        noRow(select, join, scope).ifPresent(changes::add);
      }
    }
    return changes;
  }

  /** Whether a join fills rows before it with NULLs, or joins by whatever columns it finds. */
  private static boolean mayKeepMore(PlainSelect select) {
    return Selects.joins(select).stream()
        .anyMatch(join -> join.isRight() || join.isFull() || join.isNatural());
  }

  private static Optional<Change> leftOut(PlainSelect select, Join join, Scope scope) {
    String without =
        without(select, join, select.getWhere() == null ? "" : select.getWhere().toString());
    return table(join, scope)
        .filter(table -> !names(without, join, table))
        .map(table -> Change.of(without, LEFT_OUT, Grounds.proven()));
  }

  private static Optional<Table> table(Join join, Scope scope) {
    return join.getFromItem() instanceof net.sf.jsqlparser.schema.Table written
        ? scope.table(written)
        : Optional.empty();
  }

  private static String without(PlainSelect select, Join join, String condition) {
    List<Join> own = select.getJoins();
    select.setJoins(own.stream().filter(each -> each != join).toList());
    String text = Selects.withParts(select, select.getFromItem().toString(), condition);
    select.setJoins(own);
    return text;
  }

  /** Whether a text may mean a table that is joined, or one of its columns. */
  private static boolean names(String text, Join join, Table table) {
    String alias = Scope.folded(Selects.alias((net.sf.jsqlparser.schema.Table) join.getFromItem()));
    return SelectText.mayMean(text, alias, table.columns().stream().map(Column::name).toList());
  }

  private static Optional<Change> noRow(PlainSelect select, Join join, Scope scope) {
    boolean isUsable =
        select.getWhere() != null
            && join.getOnExpressions().size() == 1
            && join.getUsingColumns().isEmpty()
            && scope.reach(join.getOnExpressions().iterator().next()).isPresent();
    return isUsable
        ? table(join, scope).flatMap(table -> noRow(select, join, table, scope))
        : Optional.empty();
  }

  private static Optional<Change> noRow(PlainSelect select, Join join, Table table, Scope scope) {
    List<Slot> conjuncts = Slot.of(select.getWhere()).conjuncts();
    List<String> others =
        new ArrayList<>(
            conjuncts.stream()
                .filter(conjunct -> !isMissing(conjunct, join, scope))
                .map(Slot::joined)
                .toList());
    String rest = without(select, join, String.join(" and ", others));
    if (others.size() == conjuncts.size() || names(rest, join, table)) {
      return Optional.empty();
    }
    others.add(
        "not exists (select 1 from "
            + join.getFromItem()
            + " where "
            + join.getOnExpressions().iterator().next()
            + ")");
    return Optional.of(
        Change.of(without(select, join, String.join(" and ", others)), NO_ROW, Grounds.proven()));
  }

  /** Whether a column that is not NULL in any row that the join finds is to be NULL. */
  private static boolean isMissing(Slot conjunct, Join join, Scope scope) {
    String alias = Scope.folded(Selects.alias((net.sf.jsqlparser.schema.Table) join.getFromItem()));
    return Expressions.strip(conjunct.get()) instanceof IsNullExpression isNull
        && !isNull.isNot()
        && isNull.getLeftExpression() instanceof net.sf.jsqlparser.schema.Column named
        && scope
            .find(named)
            .filter(place -> place.source().equals(alias))
            .filter(place -> SameKind.isOneValue(place.column().type()))
            .filter(place -> !place.column().mayBeNull() || isCompared(place, join, scope))
            .isPresent();
  }

  private static boolean isCompared(ColumnPlace place, Join join, Scope scope) {
    return Slot.of(join.getOnExpressions().iterator().next()).conjuncts().stream()
        .flatMap(conjunct -> Comparison.of(conjunct.get()).stream())
        .map(Comparison::side)
        .anyMatch(
            side ->
                side instanceof net.sf.jsqlparser.schema.Column column
                    && scope.find(column).filter(place::isSameAs).isPresent());
  }
}
