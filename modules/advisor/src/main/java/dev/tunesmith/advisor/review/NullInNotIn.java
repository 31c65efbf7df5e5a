package dev.tunesmith.advisor.review;

import dev.tunesmith.advisor.review.Subject.Asked;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** NOT IN over the column of one table that may be NULL: a single NULL empties the answer. */
final class NullInNotIn implements Check {

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject.statements().flatMap(statement -> in(statement, subject.schema()));
  }

  private static Stream<Remark> in(Asked statement, Schema schema) {
    return StatementReading.selectOf(statement.query().sql()).stream()
        .filter(PlainSelect.class::isInstance)
        .map(PlainSelect.class::cast)
        .flatMap(select -> conditions(select.getWhere()))
        .filter(InExpression.class::isInstance)
        .map(InExpression.class::cast)
        .filter(InExpression::isNot)
        .flatMap(condition -> nullable(condition.getRightExpression(), schema))
        .map(
            column ->
                statement.remark(
                    Smell.NULL_IN_NOT_IN,
                    "%s asks NOT IN of %s, which may be NULL."
                        .formatted(statement.query().name(), column)));
  }

  private static Stream<Expression> conditions(@Nullable Expression where) {
    if (where instanceof AndExpression both) {
      return Stream.concat(
          conditions(both.getLeftExpression()), conditions(both.getRightExpression()));
    }
    return Stream.ofNullable(where);
  }

  private static Stream<String> nullable(Expression list, Schema schema) {
    return list instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof PlainSelect plain
            && plain.getWhere() == null
        ? column(plain, schema).stream()
        : Stream.empty();
  }

  private static Optional<String> column(PlainSelect select, Schema schema) {
    boolean isOneTable = select.getFromItem() instanceof Table && select.getJoins() == null;
    if (!isOneTable || select.getSelectItems().size() != 1) {
      return Optional.empty();
    }
    Table source = (Table) select.getFromItem();
    return select.getSelectItems().get(0).getExpression()
            instanceof net.sf.jsqlparser.schema.Column column
        ? find(source, column, schema)
        : Optional.empty();
  }

  private static Optional<String> find(
      Table source, net.sf.jsqlparser.schema.Column column, Schema schema) {
    String name = folded(source.getName());
    List<dev.tunesmith.core.schema.Table> named = schema.tablesNamed(name);
    return named.size() != 1
        ? Optional.empty()
        : named
            .get(0)
            .column(folded(column.getColumnName()))
            .filter(Column::mayBeNull)
            .map(found -> named.get(0).name() + "." + found.name());
  }

  private static String folded(String name) {
    return name.startsWith("\"") ? name.replace("\"", "") : name.toLowerCase(Locale.ROOT);
  }
}
