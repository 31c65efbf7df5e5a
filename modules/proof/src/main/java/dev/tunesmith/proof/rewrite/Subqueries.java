package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** The subqueries that the items of a list hold, and what may stand in their place. */
final class Subqueries {

  private static final String PLACE = "tunesmith_place_";

  private Subqueries() {}

  static List<ParenthesedSelect> of(PlainSelect select) {
    return select.getSelectItems().stream()
        .flatMap(item -> of(item.getExpression()).stream())
        .toList();
  }

  static List<ParenthesedSelect> of(Expression expression) {
    List<ParenthesedSelect> found = new ArrayList<>();
    expression.accept(
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            return visit((Select) select, context);
          }

          @Override
          public <S> @Nullable Void visit(Select select, S context) {
            if (select instanceof ParenthesedSelect parenthesed) {
              found.add(parenthesed);
            }
            return null;
          }
        },
        null);
    return found;
  }

  /** Whether each subquery in it is asked for its one value, and not whether it has rows. */
  static boolean areValues(Expression expression) {
    boolean[] areValues = {true};
    expression.accept(
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(ExistsExpression exists, S context) {
            areValues[0] = false;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(InExpression in, S context) {
            areValues[0] = false;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(AnyComparisonExpression any, S context) {
            areValues[0] = false;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            return null;
          }
        },
        null);
    return areValues[0];
  }

  /**
   * An item's text with others in the place of its subqueries, and the name that it had by them.
   *
   * @param other what stands in the place of a subquery that is written so
   */
  static String within(SelectItem<?> item, UnaryOperator<String> other) {
    return within(item, item.getExpression(), other) + ownName(item);
  }

  /** The text of {@code written}, which holds an expression, with others in their place. */
  static String within(Object written, Expression expression, UnaryOperator<String> other) {
    List<ParenthesedSelect> subqueries = of(expression);
    List<Select> own = subqueries.stream().map(ParenthesedSelect::getSelect).toList();
    List<String> others = subqueries.stream().map(each -> other.apply(each.toString())).toList();
    for (int i = 0; i < own.size(); i++) {
      SelectItem<?> mark = new SelectItem<>(new Column(PLACE + i + "_"));
      subqueries.get(i).setSelect(new PlainSelect().withSelectItems(List.of(mark)));
    }
    String text = written.toString();
    for (int i = 0; i < own.size(); i++) {
      subqueries.get(i).setSelect(own.get(i));
      text = text.replace("(SELECT " + PLACE + i + "_)", others.get(i));
    }
    return text;
  }

  private static String ownName(SelectItem<?> item) {
    boolean isByThem = item.getAlias() == null && !of(item.getExpression()).isEmpty();
    return isByThem
        ? ServerName.of(item.getExpression())
            .map(name -> " as " + Selects.quoted(name))
            .orElseThrow(() -> new IllegalStateException("no name is known for " + item))
        : "";
  }

  /** Whether it is certain what the items that hold subqueries are called in the result. */
  static boolean areNamed(PlainSelect select) {
    return select.getSelectItems().stream()
        .filter(item -> item.getAlias() == null)
        .map(SelectItem::getExpression)
        .allMatch(item -> of(item).isEmpty() || ServerName.of(item).isPresent());
  }
}
