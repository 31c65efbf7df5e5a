package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Tells what a parsed SELECT is made of, as far as its form alone says it. */
final class Selects {

  private Selects() {}

  /** Whether it is made of a list, FROM and WHERE alone. */
  static boolean isPlain(PlainSelect select) {
    return select.getDistinct() == null && written(select, "SELECT").equals(select.toString());
  }

  /** The list, FROM and WHERE alone, beginning with {@code word}. */
  static String written(PlainSelect select, String word) {
    return word + " " + items(select) + " FROM " + source(select) + where(select);
  }

  static String items(PlainSelect select) {
    return PlainSelect.getStringList(select.getSelectItems());
  }

  /** What stands in the FROM clause. */
  static String source(PlainSelect select) {
    StringBuilder source = new StringBuilder(String.valueOf(select.getFromItem()));
    for (Join join : joins(select)) {
      source.append(join.isSimple() ? ", " : " ").append(join);
    }
    return source.toString();
  }

  /** The same, so that a further join sees all of it: a comma binds less than JOIN. */
  static String chained(PlainSelect select) {
    StringBuilder source = new StringBuilder(String.valueOf(select.getFromItem()));
    for (Join join : joins(select)) {
      source.append(join.isSimple() ? " cross join " : " ").append(join);
    }
    return source.toString();
  }

  private static String where(PlainSelect select) {
    return select.getWhere() == null ? "" : " WHERE " + select.getWhere();
  }

  /** Everything that stands in the FROM clause, but for what parentheses group there. */
  static Stream<FromItem> sources(PlainSelect select) {
    return Stream.concat(
        Stream.ofNullable(select.getFromItem()), joins(select).stream().map(Join::getFromItem));
  }

  /** What WHERE and the joins ask, each condition that must hold by itself. */
  static Stream<Slot> conditions(PlainSelect select) {
    return Stream.concat(
            Stream.ofNullable(select.getWhere()),
            joins(select).stream().flatMap(join -> join.getOnExpressions().stream()))
        .flatMap(condition -> Slot.of(condition).conjuncts().stream());
  }

  static List<Join> joins(PlainSelect select) {
    return select.getJoins() == null ? List.of() : select.getJoins();
  }

  /** The one table it reads, where it reads no other and gives its columns no other names. */
  static Optional<Table> onlyTable(PlainSelect select) {
    FromItem item = select.getFromItem();
    return item instanceof Table table && joins(select).isEmpty()
        ? Optional.of(table)
        : Optional.empty();
  }

  /** The name by which a table is known in its SELECT. */
  static String alias(Table table) {
    return table.getAlias() == null ? table.getName() : table.getAlias().getName().trim();
  }

  /** Whether it has a list, FROM, WHERE, ORDER BY and a limit, and nothing else but DISTINCT. */
  static boolean isListed(PlainSelect select) {
    String distinct = select.getDistinct() == null ? "" : select.getDistinct() + " ";
    String order =
        select.getOrderByElements() == null
            ? ""
            : PlainSelect.orderByToString(select.getOrderByElements());
    String plain = "SELECT " + distinct + items(select) + " FROM " + source(select) + where(select);
    return select.getFromItem() != null && select.toString().equals(plain + order + limit(select));
  }

  /** LIMIT and OFFSET as they stand at the end. */
  static String limit(PlainSelect select) {
    String limit = select.getLimit() == null ? "" : select.getLimit().toString();
    return limit + (select.getOffset() == null ? "" : select.getOffset().toString());
  }

  /** The condition of the WHERE clause; empty if there is none. */
  static String condition(PlainSelect select) {
    return select.getWhere() == null ? "" : select.getWhere().toString();
  }

  /** Which way, and where NULLs go, of a sort key. */
  static String direction(OrderByElement element) {
    return element.toString().substring(element.getExpression().toString().length());
  }

  /** The SELECT in another order. */
  static String withOrder(PlainSelect select, String order) {
    String own = PlainSelect.orderByToString(select.getOrderByElements());
    String all = select.toString();
    return all.substring(0, all.lastIndexOf(own)) + " order by " + order + limit(select);
  }

  /** The SELECT with another subquery in the place of its only one. */
  static String withSource(PlainSelect select, String rows) {
    String all = select.toString();
    String source = select.getFromItem().toString();
    int at = all.indexOf(" FROM " + source) + " FROM ".length();
    return all.substring(0, at)
        + "("
        + rows
        + ")"
        + select.getFromItem().getAlias()
        + all.substring(at + source.length());
  }

  /** The SELECT with something else as its first source, and under another condition, if any. */
  static String withParts(PlainSelect select, String source, String condition) {
    FromItem ownSource = select.getFromItem();
    Expression ownCondition = select.getWhere();
    select.setFromItem(new Table("tunesmith_source"));
    select.setWhere(condition.isEmpty() ? null : new Column("tunesmith_condition"));
    String text = select.toString();
    select.setFromItem(ownSource);
    select.setWhere(ownCondition);
    return text.replace("tunesmith_condition", condition).replace("tunesmith_source", source);
  }

  /** The SELECT with something else in its FROM clause. */
  static String withSources(PlainSelect select, String sources) {
    List<Join> own = select.getJoins();
    select.setJoins(null);
    Expression condition = select.getWhere();
    String text = withParts(select, sources, condition == null ? "" : condition.toString());
    select.setJoins(own);
    return text;
  }

  /** A name of the catalogue as SQL text. */
  static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Whether an item that is not that very column may have its name in the result. */
  static boolean mayBeNamed(SelectItem<?> item, Column column) {
    String name = Scope.folded(column.getColumnName());
    Expression shown = item.getExpression();
    boolean isItself =
        shown instanceof Column own && Scope.folded(own.getColumnName()).equals(name);
    if (item.getAlias() != null) {
      return !isItself && Scope.folded(item.getAlias().getName().trim()).equals(name);
    }
    // The server calls a cast, or an element of an array, as what it is made of.
    return !(shown instanceof Column)
        && !(shown instanceof AllColumns)
        && SelectText.names(item.toString()).contains(name);
  }

  /**
   * The name that an item of the list has in the result, as the statement writes it; empty where
   * the server makes one up.
   */
  static Optional<String> quotedName(SelectItem<?> item) {
    if (item.getAlias() != null) {
      return Optional.of(item.getAlias().getName().trim());
    }
    return Expressions.strip(item.getExpression()) instanceof Column column
        ? Optional.of(column.getColumnName())
        : Optional.empty();
  }
}
