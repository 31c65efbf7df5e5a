package dev.tunesmith.advisor.review;

import dev.tunesmith.advisor.review.Subject.Asked;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/**
 * Subqueries that give one value and whose condition names the row outside, so that each row has
 * them answered again. What EXISTS and IN ask is left out, since servers join that.
 */
final class SubqueriesInTexts implements Check {

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject.statements().flatMap(SubqueriesInTexts::in);
  }

  private static Stream<Remark> in(Asked statement) {
    return StatementReading.selectOf(statement.query().sql()).stream()
        .filter(PlainSelect.class::isInstance)
        .map(PlainSelect.class::cast)
        .filter(SubqueriesInTexts::isAskedForEachRow)
        .map(
            select ->
                statement.remark(
                    Smell.CORRELATED_SUBQUERY,
                    "%s has a subquery that depends on each row of %s."
                        .formatted(statement.query().name(), select.getFromItem())));
  }

  private static boolean isAskedForEachRow(PlainSelect select) {
    List<String> outside = names(select);
    return Stream.concat(
            select.getSelectItems().stream().map(item -> item.getExpression()),
            compared(select.getWhere()))
        .flatMap(SubqueriesInTexts::condition)
        .anyMatch(condition -> outside.stream().anyMatch(name -> names(condition, name)));
  }

  private static Stream<Expression> compared(@Nullable Expression where) {
    if (where instanceof AndExpression both) {
      return Stream.concat(compared(both.getLeftExpression()), compared(both.getRightExpression()));
    }
    return where instanceof BinaryExpression either
        ? Stream.of(either.getLeftExpression(), either.getRightExpression())
        : Stream.empty();
  }

  private static Stream<String> condition(Expression value) {
    return value instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof PlainSelect plain
            && plain.getWhere() != null
        ? Stream.of(plain.getWhere().toString())
        : Stream.empty();
  }

  private static boolean names(String condition, String table) {
    return Pattern.compile("(?i)(?<![\\w.\"])" + Pattern.quote(table) + "\\.")
        .matcher(condition)
        .find();
  }

  private static List<String> names(PlainSelect select) {
    List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
    return Stream.concat(
            Stream.ofNullable(select.getFromItem()), joins.stream().map(Join::getFromItem))
        .flatMap(item -> name(item).stream())
        .toList();
  }

  private static Optional<String> name(FromItem item) {
    Optional<String> alias = Optional.ofNullable(item.getAlias()).map(Alias::getName);
    return item instanceof Table table ? alias.or(() -> Optional.of(table.getName())) : alias;
  }
}
