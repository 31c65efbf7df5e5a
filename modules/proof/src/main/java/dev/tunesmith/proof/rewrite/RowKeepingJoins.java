package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.ForeignKey.Hold;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Joins that find one row, or at a LEFT JOIN none, for every row of what stands before them: each
 * is by equalities that cover a unique key and, unless it is a LEFT JOIN, a foreign key whose
 * columns are never NULL.
 */
final class RowKeepingJoins {

  /** A column of the joined table, and what it equals. */
  private record Equal(String column, ColumnPlace other) {}

  private RowKeepingJoins() {}

  /** Whether all joins of a SELECT are such. */
  static boolean are(PlainSelect select, Scope scope) {
    return Selects.joins(select).stream().allMatch(join -> keepsRows(join, select, scope));
  }

  /** Whether a join leaves the rows before it as many as they are. */
  static boolean keepsRows(Join join, PlainSelect select, Scope scope) {
    boolean isOfTable =
        join.getFromItem() instanceof net.sf.jsqlparser.schema.Table joined
            && joined.getSampleClause() == null;
    return isOfTable
        && isByCondition(join)
        && scope
            .table((net.sf.jsqlparser.schema.Table) join.getFromItem())
            .filter(table -> keepsRows(join, table, select, scope))
            .isPresent();
  }

  /** Whether it is an inner or a left join of one ON, and nothing else is said of it. */
  private static boolean isByCondition(Join join) {
    return Stream.of(join.isSimple(), join.isNatural(), join.isCross(), join.isRight())
            .noneMatch(other -> other)
        && !join.isFull()
        && join.getUsingColumns().isEmpty()
        && join.getOnExpressions().size() == 1
        && join.toString().equals(written(join));
  }

  private static String written(Join join) {
    String kind = join.isLeft() ? (join.isOuter() ? "LEFT OUTER " : "LEFT ") : "";
    String inner = join.isInner() ? "INNER " : kind;
    return inner
        + "JOIN "
        + join.getFromItem()
        + " ON "
        + join.getOnExpressions().iterator().next();
  }

  private static boolean keepsRows(Join join, Table table, PlainSelect select, Scope scope) {
    String alias = Scope.folded(Selects.alias((net.sf.jsqlparser.schema.Table) join.getFromItem()));
    Expression on = join.getOnExpressions().iterator().next();
    List<Equal> equals = new ArrayList<>();
    for (Slot conjunct : Slot.of(on).conjuncts()) {
      Optional<Equal> equal = equal(conjunct.get(), alias, scope);
      if (equal.isEmpty()) {
        return false;
      }
      equals.add(equal.get());
    }
    boolean isUnique = Keys.fix(equals.stream().map(Equal::column).toList(), table);
    return isUnique && (join.isLeft() || hasParent(equals, table, select));
  }

  private static Optional<Equal> equal(Expression condition, String alias, Scope scope) {
    return Expressions.strip(condition) instanceof EqualsTo both
        ? equal(both.getLeftExpression(), both.getRightExpression(), alias, scope)
            .or(() -> equal(both.getRightExpression(), both.getLeftExpression(), alias, scope))
        : Optional.empty();
  }

  private static Optional<Equal> equal(
      Expression inner, Expression outer, String alias, Scope scope) {
    if (!(inner instanceof Column joined) || !(outer instanceof Column other)) {
      return Optional.empty();
    }
    Optional<ColumnPlace> own =
        scope.find(joined).filter(place -> scope.owns(place) && place.source().equals(alias));
    Optional<ColumnPlace> before =
        scope.find(other).filter(place -> scope.owns(place) && !place.source().equals(alias));
    return own.isPresent()
            && before.isPresent()
            && SameKind.are(own.get().column().type(), before.get().column().type())
        ? Optional.of(new Equal(own.get().column().name(), before.get()))
        : Optional.empty();
  }

  /** Whether the equalities are a foreign key of one table that no outer join fills with NULLs. */
  private static boolean hasParent(List<Equal> equals, Table parent, PlainSelect select) {
    boolean isOneTable =
        equals.stream().map(equal -> equal.other().source()).distinct().count() == 1;
    boolean isInner = Selects.joins(select).stream().noneMatch(Join::isLeft);
    ColumnPlace first = equals.get(0).other();
    boolean isFirst =
        select.getFromItem() instanceof net.sf.jsqlparser.schema.Table table
            && Scope.folded(Selects.alias(table)).equals(first.source());
    Map<String, String> pairs = new LinkedHashMap<>();
    equals.forEach(equal -> pairs.put(equal.other().column().name(), equal.column()));
    boolean isNeverNull = equals.stream().noneMatch(e -> e.other().column().mayBeNull());
    return isOneTable
        && (isInner || isFirst)
        && isNeverNull
        && pairs.size() == equals.size()
        && first.table().foreignKeys().stream().anyMatch(key -> leads(key, parent, pairs));
  }

  private static boolean leads(ForeignKey key, Table parent, Map<String, String> pairs) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      columns.put(key.columns().get(i), key.targetColumns().get(i));
    }
    return key.hold() == Hold.ALWAYS && key.target().equals(parent.name()) && columns.equals(pairs);
  }
}
