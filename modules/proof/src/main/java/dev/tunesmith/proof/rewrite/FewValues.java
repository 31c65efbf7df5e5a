package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The few different values of a column are found by going from each to the next in an index. */
final class FewValues implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the different values of one column are asked for",
          "One column of one table is asked for, without groups; its type has an order.",
          "The smallest value, then again and again the smallest above the last one, are all the"
              + " values there are; NULL comes after them.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return distinct(select, scope).or(() -> counted(select, scope)).stream().toList();
  }

  private static Optional<Change> distinct(PlainSelect select, Scope scope) {
    boolean isSimple =
        select.getDistinct() != null
            && select.getDistinct().getOnSelectItems() == null
            && select.getSelectItems().size() == 1
            && Selects.isListed(select);
    return isSimple
        ? GroupKeys.of(select.getSelectItem(0).getExpression(), select, scope)
            .flatMap(
                keys ->
                    order(select, keys).map(order -> change(keys, values(select, keys) + order)))
        : Optional.empty();
  }

  private static Change change(GroupKeys keys, String sql) {
    return Change.of(sql, RULE, keys.grounds())
        .wanting(
            Optional.of(
                IndexShape.btree(
                    keys.column().table().name(),
                    List.of(IndexKey.column(keys.column().column().name())))));
  }

  private static String values(PlainSelect select, GroupKeys keys) {
    String where = Selects.condition(select);
    String name = Selects.quotedName(select.getSelectItem(0)).orElse("key_value");
    String values =
        keys.recursion(where)
            + " select "
            + typed("key_value", keys)
            + " as "
            + name
            + " from group_keys where key_value is not null";
    return keys.column().mayBeNull() ? values + " union all " + nulls(where, keys) : values;
  }

  /** A recursion forgets the length or precision of a type. */
  private static String typed(String value, GroupKeys keys) {
    String type = keys.column().column().type();
    return type.contains("(") ? value + "::" + type : value;
  }

  private static String nulls(String where, GroupKeys keys) {
    String also = where.isEmpty() ? "" : "(" + where + ") and ";
    String name = keys.column().written();
    return "select "
        + typed("null", keys)
        + " where exists (select 1 from "
        + keys.table()
        + " where "
        + also
        + name
        + " is null)";
  }

  /** ORDER BY and LIMIT of the original; empty where it sorts by anything but the column. */
  private static Optional<String> order(PlainSelect select, GroupKeys keys) {
    if (select.getOrderByElements() == null) {
      return Optional.of(Selects.limit(select));
    }
    boolean isByColumn =
        select.getOrderByElements().size() == 1
            && isColumn(select.getOrderByElements().get(0).getExpression(), select, keys);
    String direction = isByColumn ? Selects.direction(select.getOrderByElements().get(0)) : "";
    return isByColumn
        ? Optional.of(" order by 1" + direction + Selects.limit(select))
        : Optional.empty();
  }

  private static boolean isColumn(Expression by, PlainSelect select, GroupKeys keys) {
    String text = by.toString();
    return text.equals("1")
        || text.equals(keys.column().written())
        || Selects.quotedName(select.getSelectItem(0)).filter(text::equals).isPresent();
  }

  private static Optional<Change> counted(PlainSelect select, Scope scope) {
    if (!Selects.isPlain(select) || select.getSelectItems().size() != 1) {
      return Optional.empty();
    }
    SelectItem<?> item = select.getSelectItem(0);
    boolean isCount =
        item.getExpression() instanceof Function function
            && function.getName().equalsIgnoreCase("count")
            && function.isDistinct()
            && function.getParameters().size() == 1
            && function.getParameters().get(0) instanceof Column
            && function
                .toString()
                .equalsIgnoreCase("count(distinct " + function.getParameters() + ")");
    return isCount
        ? GroupKeys.of(((Function) item.getExpression()).getParameters().get(0), select, scope)
            .map(keys -> change(keys, counted(select, item, keys)))
        : Optional.empty();
  }

  private static String counted(PlainSelect select, SelectItem<?> item, GroupKeys keys) {
    return keys.recursion(Selects.condition(select))
        + " select count(key_value)"
        + (item.getAlias() == null ? "" : item.getAlias().toString())
        + " from group_keys";
  }
}
