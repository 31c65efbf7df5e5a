package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * The first join of a SELECT, where it is an inner one by two equal columns, each written with its
 * table.
 *
 * @param one a side of the equality
 * @param other the other side
 */
record JoinedKey(Join join, Column one, Column other) {

  /** Types of which equal values are one group, whatever a text's collation says of others. */
  private static final Pattern GROUPED =
      Pattern.compile(
          "smallint|integer|bigint|numeric(\\([\\d, ]+\\))?|uuid|date|boolean"
              + "|timestamp(\\(\\d\\))? with(out)? time zone");

  static Optional<JoinedKey> of(PlainSelect select) {
    return Selects.joins(select).stream().limit(1).flatMap(join -> of(join).stream()).findFirst();
  }

  private static Optional<JoinedKey> of(Join join) {
    if (join.getOnExpressions() == null || join.getOnExpressions().size() != 1) {
      return Optional.empty();
    }
    Expression on = join.getOnExpressions().iterator().next();
    boolean isInner =
        join.toString()
            .replaceFirst("^INNER ", "")
            .equals("JOIN " + join.getFromItem() + " ON " + on);
    return isInner
            && Expressions.strip(on) instanceof EqualsTo equal
            && equal.getLeftExpression() instanceof Column left
            && equal.getRightExpression() instanceof Column right
            && left.getTable() != null
            && right.getTable() != null
        ? Optional.of(new JoinedKey(join, left, right))
        : Optional.empty();
  }

  /** Whether one value of either type is one group of the other at most. */
  static boolean isOneGroup(ColumnPlace one, ColumnPlace other) {
    String left = one.column().type();
    String right = other.column().type();
    return SameKind.are(left, right) && isGrouped(left) && isGrouped(right);
  }

  /** Whether values of that type are ordered and told apart in one way alone. */
  static boolean isGrouped(String type) {
    return GROUPED.matcher(type).matches();
  }

  /** The side that is a column of what is known by that name. */
  Optional<Column> of(String alias) {
    List<Column> sides = List.of(one, other).stream().filter(side -> isOf(side, alias)).toList();
    return sides.size() == 1 ? Optional.of(sides.get(0)) : Optional.empty();
  }

  static boolean isOf(Column column, String alias) {
    return column.getTable() != null
        && column.getTable().getSchemaName() == null
        && Scope.folded(column.getTable().getName()).equals(alias);
  }
}
