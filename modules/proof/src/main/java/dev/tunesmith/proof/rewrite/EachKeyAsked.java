package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** A statement that is asked for each of a list of keys is asked once for all of them. */
final class EachKeyAsked implements SelectRule {

  static final RewriteRule ONE_CONDITION =
      new RewriteRule(
          "one statement is asked for each of many keys",
          "The key is compared with one column of the statement that holds whole numbers, UUIDs or"
              + " dates, as the keys are; no two keys are alike, and the statement keeps each row"
              + " that meets its condition as it is.",
          "Each row has one value in that column, so it answers one of the keys, and that value is"
              + " the key.");

  static final RewriteRule ONE_LIST =
      new RewriteRule(
          "one statement is asked for each of many keys, one by one",
          "The keys are values alone.",
          "A list of keys bound as arrays has the same rows as the keys one by one.");

  static final List<RewriteRule> RULES = List.of(ONE_CONDITION, ONE_LIST);

  private static final Pattern TYPED =
      Pattern.compile("(?i)cast\\((E?'(?:[^']|'')*+'|[0-9.]+) as ([a-z_][a-z0-9_. ]*)\\)");
  private static final Pattern VALUE = Pattern.compile("(?i)E?'(?:[^']|'')*+'|[0-9.]+");
  private static final Pattern WHOLE = Pattern.compile("'?(?:0|[1-9][0-9]*)'?");
  private static final Pattern UUID =
      Pattern.compile("'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'");
  private static final Pattern DATE = Pattern.compile("'\\d{4}-\\d\\d-\\d\\d'");

  /**
   * The keys and what is asked for each.
   *
   * @param columns what the keys are called
   * @param types of each column
   * @param rows the values as they stand, those of one key together
   */
  private record Asked(
      String keys,
      List<String> columns,
      List<String> types,
      List<List<String>> rows,
      String answer,
      PlainSelect each) {

    String array(int column) {
      return rows.stream()
          .map(row -> row.get(column))
          .collect(Collectors.joining(", ", "cast(array[", "] as " + types.get(column) + "[])"));
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return asked(select).stream()
        .flatMap(
            asked ->
                IntStream.range(0, 2)
                    .mapToObj(i -> i == 0 ? oneCondition(asked, scope) : Optional.of(list(asked)))
                    .flatMap(Optional::stream))
        .toList();
  }

  private static Change list(Asked asked) {
    String arrays =
        IntStream.range(0, asked.columns().size())
            .mapToObj(asked::array)
            .collect(Collectors.joining(", "));
    String sql =
        "select %1$s.*, %2$s.* from unnest(%3$s) as %1$s (%4$s) cross join lateral (%5$s) as %2$s"
            .formatted(
                asked.keys(),
                asked.answer(),
                arrays,
                String.join(", ", asked.columns()),
                asked.each());
    return Change.of(sql, ONE_LIST, Grounds.proven());
  }

  private static Optional<Change> oneCondition(Asked asked, Scope scope) {
    PlainSelect each = asked.each();
    if (asked.columns().size() != 1 || !keepsRows(each)) {
      return Optional.empty();
    }
    Scope inside = ConditionWalk.inside(each, scope);
    Column key = new Column(asked.keys() + "." + asked.columns().get(0));
    List<Slot> compared =
        new Slot(Slot.Around.CLAUSE, each::getWhere, each::setWhere)
            .conjuncts().stream().filter(slot -> other(slot.get(), key).isPresent()).toList();
    return compared.size() == 1 && isNamedOnce(asked) && inside.isOfTables()
        ? other(compared.get(0).get(), key)
            .flatMap(inside::find)
            .filter(inside::owns)
            .filter(place -> isIdentity(place, asked))
            .map(place -> condition(asked, compared.get(0), place))
        : Optional.empty();
  }

  /** Whether each row that meets its condition is shown as it is, whatever other rows there are. */
  private static boolean keepsRows(PlainSelect select) {
    return select.getWhere() != null
        && select.getDistinct() == null
        && select.getLimit() == null
        && select.getOffset() == null
        && !isSortedByPlace(select)
        && Selects.isListed(select)
        && ScalarItems.areWithSubqueries(select);
  }

  private static boolean isSortedByPlace(PlainSelect select) {
    return select.getOrderByElements() != null
        && select.getOrderByElements().stream()
            .anyMatch(element -> element.getExpression() instanceof LongValue);
  }

  /** What a condition says is equal to the key. */
  private static Optional<Column> other(Expression condition, Column key) {
    if (!(condition instanceof EqualsTo equal)) {
      return Optional.empty();
    }
    Expression left = equal.getLeftExpression();
    Expression right = equal.getRightExpression();
    Expression one = left.toString().equalsIgnoreCase(key.toString()) ? right : left;
    boolean isOfKey = one == right || right.toString().equalsIgnoreCase(key.toString());
    return isOfKey && one instanceof Column column ? Optional.of(column) : Optional.empty();
  }

  private static boolean isNamedOnce(Asked asked) {
    return SelectText.names(asked.each().toString()).stream().filter(asked.keys()::equals).count()
        == 1;
  }

  /** Whether equal values are the same, and each key stands there once. */
  private static boolean isIdentity(ColumnPlace place, Asked asked) {
    String type = asked.types().get(0);
    Pattern form =
        switch (type) {
          case "smallint", "integer", "bigint" -> WHOLE;
          case "uuid" -> UUID;
          case "date" -> DATE;
          default -> Pattern.compile("(?!)");
        };
    List<String> keys = asked.rows().stream().map(row -> row.get(0).replace("'", "")).toList();
    return place.column().type().equals(type)
        && asked.rows().stream().allMatch(row -> form.matcher(row.get(0)).matches())
        && new HashSet<>(keys).size() == keys.size();
  }

  private static Change condition(Asked asked, Slot compared, ColumnPlace place) {
    PlainSelect each = asked.each();
    Expression condition = compared.get();
    List<OrderByElement> order = each.getOrderByElements();
    String column = place.called() + "." + Selects.quoted(place.column().name());
    compared.set(new Column(column + " = any (" + asked.array(0) + ")"));
    each.setOrderByElements(null);
    String all = each.toString().substring("SELECT ".length());
    compared.set(condition);
    each.setOrderByElements(order);
    String sorted =
        order == null ? "" : " order by " + column + ", " + PlainSelect.getStringList(order);
    return Change.of(
        "select " + column + " as " + asked.columns().get(0) + ", " + all + sorted,
        ONE_CONDITION,
        Grounds.proven(place.fact()));
  }

  private static Optional<Asked> asked(PlainSelect select) {
    List<Join> joins = Selects.joins(select);
    boolean isOfTwo =
        joins.size() == 1
            && select.getWhere() == null
            && Selects.isPlain(select)
            && areValues(select.getFromItem())
            && isForEach(joins.get(0));
    return isOfTwo ? asked(select, joins.get(0).getFromItem().getAlias()) : Optional.empty();
  }

  private static Optional<Asked> asked(PlainSelect select, @Nullable Alias answer) {
    Alias keys = select.getFromItem().getAlias();
    if (keys == null || keys.getAliasColumns() == null || answer == null) {
      return Optional.empty();
    }
    return answer.getAliasColumns() == null
            && Selects.items(select).equalsIgnoreCase(name(keys) + ".*, " + name(answer) + ".*")
        ? asked(select, keys, name(answer))
        : Optional.empty();
  }

  private static boolean areValues(FromItem item) {
    return item instanceof ParenthesedFromItem keys
        && keys.getFromItem() instanceof Values
        && keys.getJoins() == null;
  }

  private static boolean isForEach(Join join) {
    return join.isCross()
        && join.getFromItem() instanceof LateralSubSelect each
        && each.getSelect() instanceof PlainSelect;
  }

  private static String name(Alias alias) {
    return alias.getName().trim();
  }

  private static Optional<Asked> asked(PlainSelect select, Alias keys, String answer) {
    Values values = (Values) ((ParenthesedFromItem) select.getFromItem()).getFromItem();
    LateralSubSelect each = (LateralSubSelect) Selects.joins(select).get(0).getFromItem();
    List<String> columns =
        keys.getAliasColumns().stream().map(column -> column.name.trim()).toList();
    List<List<String>> rows = new ArrayList<>();
    values.getExpressions().forEach(row -> rows.add(cells(row)));
    List<String> types = new ArrayList<>();
    List<String> first = new ArrayList<>();
    for (String cell : rows.get(0)) {
      Matcher typed = TYPED.matcher(cell);
      if (!typed.matches()) {
        return Optional.empty();
      }
      first.add(typed.group(1));
      types.add(typed.group(2));
    }
    rows.set(0, first);
    boolean areValues =
        rows.stream()
            .allMatch(
                row ->
                    row.size() == columns.size()
                        && row.stream().allMatch(cell -> VALUE.matcher(cell).matches()));
    return areValues
        ? Optional.of(
            new Asked(name(keys), columns, types, rows, answer, (PlainSelect) each.getSelect()))
        : Optional.empty();
  }

  private static List<String> cells(Expression row) {
    String text = row.toString().strip();
    if (row instanceof ExpressionList<?> list) {
      return list.stream().map(Object::toString).toList();
    }
    return List.of(text);
  }
}
