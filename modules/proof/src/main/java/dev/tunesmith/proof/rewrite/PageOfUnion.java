package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** The first rows of several parts together are sought among the first rows of each. */
final class PageOfUnion {

  static final RewriteRule RULE =
      new RewriteRule(
          "all rows of several parts are sorted to return the first few",
          "The parts are put together by UNION or UNION ALL, the number of rows is a constant, and"
              + " what they are sorted by are columns of one type, texts of one column.",
          "A row that is not among the first of its own part has as many rows before it in the"
              + " whole.");

  /** What the parts are sorted by, as a place in the list and which way. */
  private record Key(int place, String direction) {}

  /** The parts, each by itself, and what follows the last of them. */
  private record Page(List<ConditionWalk.Seen> parts, boolean isAll, long rows, String limit) {

    int columns() {
      return parts.get(0).select().getSelectItems().size();
    }

    String sorted(List<Key> keys) {
      return joined(parts.stream().map(part -> part.select().toString()).toList(), keys);
    }

    String cut(List<Key> keys) {
      return joined(parts.stream().map(part -> first(part.select(), keys)).toList(), keys);
    }

    private String first(PlainSelect part, List<Key> keys) {
      String word = isAll || part.getDistinct() != null ? "" : "distinct ";
      String text = part.toString().replaceFirst("(?i)^select ", "select " + word);
      return "(" + text + order(keys) + " limit " + rows + ")";
    }

    private String joined(List<String> texts, List<Key> keys) {
      return String.join(isAll ? " union all " : " union ", texts) + order(keys) + limit;
    }

    private static String order(List<Key> keys) {
      return keys.stream()
          .map(key -> key.place() + key.direction())
          .collect(Collectors.joining(", ", " order by ", ""));
    }
  }

  private PageOfUnion() {}

  static Optional<Change> of(SetOperationList list, Schema schema) {
    return page(list, schema)
        .flatMap(page -> keys(list, page).map(keys -> change(page, keys)))
        .filter(change -> !change.sql().equals(list.toString()));
  }

  private static Optional<Page> page(SetOperationList list, Schema schema) {
    List<ConditionWalk.Seen> parts =
        ConditionWalk.selects(list, schema).stream()
            .filter(seen -> list.getSelects().stream().anyMatch(each -> each == seen.select()))
            .filter(seen -> isWhole(seen.select()))
            .toList();
    long first =
        DeepPage.number(Optional.ofNullable(list.getLimit()).map(limit -> limit.getRowCount()));
    long skipped =
        DeepPage.number(Optional.ofNullable(list.getOffset()).map(offset -> offset.getOffset()));
    boolean isAll = isOf(list, "UNION ALL");
    boolean isUsable =
        first > 0
            && (list.getOffset() == null || skipped > 0)
            && list.getWithItemsList() == null
            && list.getOrderByElements() != null
            && parts.size() == list.getSelects().size()
            && (isAll || isOf(list, "UNION"));
    return isUsable
        ? Optional.of(new Page(parts, isAll, first + skipped, limit(list)))
        : Optional.empty();
  }

  private static boolean isOf(SetOperationList list, String operation) {
    return list.getOperations().stream()
        .allMatch(each -> each.toString().equalsIgnoreCase(operation));
  }

  private static boolean isWhole(PlainSelect part) {
    return part.getOrderByElements() == null
        && Selects.isListed(part)
        && Selects.limit(part).isEmpty()
        && (part.getDistinct() == null || part.getDistinct().getOnSelectItems() == null)
        && part.getSelectItems().stream()
            .map(SelectItem::getExpression)
            .noneMatch(item -> item instanceof AllColumns || item instanceof AllTableColumns);
  }

  private static String limit(SetOperationList list) {
    return String.valueOf(list.getLimit())
        + (list.getOffset() == null ? "" : list.getOffset().toString());
  }

  private static Optional<List<Key>> keys(SetOperationList list, Page page) {
    List<Key> keys = new ArrayList<>();
    for (OrderByElement element : list.getOrderByElements()) {
      place(element.getExpression(), page)
          .filter(place -> isSortedAlike(place, page))
          .ifPresent(place -> keys.add(new Key(place, Selects.direction(element))));
    }
    return keys.size() == list.getOrderByElements().size()
        ? Optional.of(List.copyOf(keys))
        : Optional.empty();
  }

  /** The columns of the result are named by the first part. */
  private static Optional<Integer> place(Expression key, Page page) {
    if (key instanceof LongValue number) {
      return Optional.of((int) number.getValue()).filter(at -> at >= 1 && at <= page.columns());
    }
    List<SelectItem<?>> items = page.parts().get(0).select().getSelectItems();
    List<Integer> named =
        IntStream.rangeClosed(1, items.size())
            .filter(
                at ->
                    Selects.quotedName(items.get(at - 1))
                        .map(Scope::folded)
                        .filter(Scope.folded(key.toString())::equals)
                        .isPresent())
            .boxed()
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** Another type, or the collation of another column, may put the whole into another order. */
  private static boolean isSortedAlike(int place, Page page) {
    List<ColumnPlace> columns =
        page.parts().stream()
            .filter(part -> part.select().getSelectItems().size() >= place)
            .flatMap(part -> column(part, place).stream())
            .toList();
    return columns.size() == page.parts().size()
        && columns.stream().map(each -> each.column().type()).distinct().count() == 1
        && (!SameKind.isText(columns.get(0).column().type())
            || columns.stream()
                    .map(each -> each.table().name() + " " + each.column().name())
                    .distinct()
                    .count()
                == 1);
  }

  private static Optional<ColumnPlace> column(ConditionWalk.Seen part, int place) {
    return part.select().getSelectItem(place - 1).getExpression() instanceof Column column
        ? part.scope().find(column)
        : Optional.empty();
  }

  private static Change change(Page page, List<Key> keys) {
    List<Key> total = new ArrayList<>(keys);
    IntStream.rangeClosed(1, page.columns())
        .filter(place -> keys.stream().noneMatch(key -> key.place() == place))
        .forEach(place -> total.add(new Key(place, "")));
    return Change.of(page.cut(keys), RULE, Grounds.proven())
        .comparedAs(total.equals(keys) ? null : Tie.ofChoice(page.sorted(total), page.cut(total)));
  }
}
