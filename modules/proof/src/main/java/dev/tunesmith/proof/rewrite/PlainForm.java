package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.sql.ParserWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the plainest of the ways that SQL has to say the same, which is the one that rules
 * read: LIMIT for FETCH FIRST, ON for USING and for conditions beside a comma, columns for their
 * numbers in GROUP BY, a window where it is used, NOT IN for NOT around IN.
 */
final class PlainForm {

  private PlainForm() {}

  /** The statement in plainer words; empty where it is as plain as it can be. */
  static Optional<String> of(String sql, Schema schema) {
    Optional<SelectText> own = SelectText.of(sql);
    List<String> before = own.map(SelectText::words).orElse(List.of());
    return own.map(text -> clauses(text.tree(), schema))
        .map(text -> withoutParts(text, schema))
        .flatMap(SelectText::of)
        .map(text -> joins(text.tree(), schema))
        .filter(tree -> !SelectText.words(tree).equals(before))
        .map(tree -> ParserWords.asIn(sql, tree.toString()));
  }

  private static String clauses(Select tree, Schema schema) {
    limit(tree);
    for (ConditionWalk.Seen seen : ConditionWalk.selects(tree, schema)) {
      limit(seen.select());
      windows(seen.select());
      groups(seen.select());
    }
    return tree.toString();
  }

  private static Select joins(Select tree, Schema schema) {
    for (ConditionWalk.Seen seen : ConditionWalk.selects(tree, schema)) {
      new PlainUsing(seen.select(), seen.scope()).write();
      new PlainJoins(seen.select(), seen.scope()).write();
    }
    ConditionWalk.of(tree, schema)
        .forEach(found -> PlainConditions.write(found.slot(), found.scope()));
    return tree;
  }

  /** Common table expressions that are read once stand where they are read. */
  private static String withoutParts(String sql, Schema schema) {
    Optional<String> next =
        SelectText.of(sql)
            .map(SelectText::tree)
            .filter(tree -> tree.getWithItemsList() != null)
            .flatMap(tree -> PartOfEachUse.ofOneUse(tree, schema));
    return next.isPresent() ? withoutParts(next.get(), schema) : sql;
  }

  private static void limit(Select select) {
    Fetch fetch = select.getFetch();
    if (fetch != null && select.getLimit() == null && isOfRows(fetch)) {
      Expression rows = fetch.getExpression();
      select.setFetch(null);
      select.setLimit(new Limit().withRowCount(rows == null ? new LongValue(1) : rows));
    }
    if (select.getOffset() != null && select.getOffset().getOffset() instanceof LongValue) {
      select.getOffset().setOffsetParam(null);
    }
  }

  private static boolean isOfRows(Fetch fetch) {
    String words = String.join(" ", fetch.getFetchParameters());
    boolean isCount = fetch.getExpression() == null || fetch.getExpression() instanceof LongValue;
    return isCount && words.matches("(?i)(ROWS?) ONLY");
  }

  /** A window is written where it is used, if each of its uses can be found. */
  private static void windows(PlainSelect select) {
    List<WindowDefinition> windows = select.getWindowDefinitions();
    if (windows == null || windows.stream().anyMatch(each -> each.toString().contains("?"))) {
      return;
    }
    List<AnalyticExpression> uses = new ArrayList<>();
    select.getSelectItems().forEach(item -> item.getExpression().accept(named(uses), null));
    boolean isInItems = !String.valueOf(select.getOrderByElements()).contains(" OVER ");
    boolean isKnown =
        isInItems
            && uses.stream()
                .allMatch(use -> windows.stream().filter(each -> isOf(use, each)).count() == 1);
    if (isKnown) {
      uses.forEach(
          use ->
              windows.stream().filter(each -> isOf(use, each)).forEach(each -> write(use, each)));
      windows.forEach(window -> window.setWindowName(null));
      select.setWindowDefinitions(null);
    }
  }

  private static EachExpression named(List<AnalyticExpression> uses) {
    return new EachExpression() {
      @Override
      public <S> @Nullable Void visit(AnalyticExpression window, S context) {
        if (window.getWindowName() != null) {
          uses.add(window);
        }
        return super.visit(window, context);
      }
    };
  }

  private static boolean isOf(AnalyticExpression use, WindowDefinition window) {
    return Scope.folded(use.getWindowName()).equals(Scope.folded(window.getWindowName()));
  }

  private static void write(AnalyticExpression use, WindowDefinition window) {
    use.setWindowName(null);
    use.setWindowDefinition(window);
  }

  /** Numbers in GROUP BY mean items of the list. */
  private static void groups(PlainSelect select) {
    if (select.getGroupBy() == null || select.getGroupBy().getGroupByExpressionList() == null) {
      return;
    }
    ExpressionList<Expression> groups = select.getGroupBy().getGroupByExpressionList();
    boolean isEachOne = select.getSelectItems().stream().noneMatch(PlainForm::isStar);
    for (int i = 0; isEachOne && i < groups.size(); i++) {
      if (groups.get(i) instanceof LongValue number
          && number.getValue() >= 1
          && number.getValue() <= select.getSelectItems().size()
          && select.getSelectItem((int) number.getValue() - 1).getExpression()
              instanceof Column column) {
        groups.set(i, column);
      }
    }
  }

  private static boolean isStar(SelectItem<?> item) {
    return item.toString().endsWith("*");
  }
}
