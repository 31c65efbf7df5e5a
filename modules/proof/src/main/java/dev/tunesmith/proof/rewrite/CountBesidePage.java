package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** All rows are counted beside a page of them: the count is asked by itself. */
final class CountBesidePage implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "all rows are counted beside the few that are shown",
          "The window is the whole result before LIMIT, without groups or DISTINCT.",
          "How many rows the condition lets through is one number, whichever of them are shown.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isPage =
        select.getLimit() != null
            && select.getDistinct() == null
            && scope.isKnown()
            && Selects.isListed(select);
    List<SelectItem<?>> items = select.getSelectItems();
    boolean isCounted =
        isPage
            && items.stream().anyMatch(CountBesidePage::isOfAll)
            && items.stream().allMatch(CountBesidePage::isKnown);
    return isCounted ? List.of(change(select)) : List.of();
  }

  private static Change change(PlainSelect select) {
    String count =
        "(select count(*) from "
            + Selects.source(select)
            + (select.getWhere() == null ? "" : " where " + select.getWhere())
            + ")";
    String items =
        select.getSelectItems().stream()
            .map(item -> isOfAll(item) ? count + alias(item) : item.toString())
            .collect(Collectors.joining(", "));
    String own = Selects.items(select);
    String all = select.toString();
    int end = all.indexOf(own) + own.length();
    return Change.of("select " + items + all.substring(end), RULE, Grounds.proven());
  }

  private static String alias(SelectItem<?> item) {
    return item.getAlias() == null ? "" : item.getAlias().toString();
  }

  private static boolean isKnown(SelectItem<?> item) {
    return isOfAll(item) || ScalarItems.is(item.getExpression());
  }

  private static boolean isOfAll(SelectItem<?> item) {
    return item.getExpression() instanceof AnalyticExpression window && isOfAll(window);
  }

  private static boolean isOfAll(AnalyticExpression window) {
    return window.toString().replace(" ", "").equalsIgnoreCase("count(*)over()");
  }
}
