package dev.tunesmith.proof.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;

/** What is asked of the elements of a document is asked of the document as a whole before. */
final class ElementOfDocument implements ConditionRule, SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the elements of a document are searched one by one",
          "The elements are those of a jsonb column's array or of an array in it, and a text in"
              + " them is compared with a constant that can be written in a document in one way, or"
              + " that is a whole number or its text.",
          "A document with an element that has the text holds a document of nothing but that"
              + " element with that text; the old condition is still asked.");

  private static final String NAME = "[\\w .-]+";
  private static final Pattern STEP = Pattern.compile(" ?->(>?) ?'(" + NAME + ")'");
  private static final Pattern PATH = Pattern.compile("([\\w.\"]+?)((?: ?->>? ?'" + NAME + "')*)");
  private static final Pattern TEXT =
      Pattern.compile("(?!true$|false$|null$)[A-Za-z_][\\w @.:/+-]*");
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");

  /**
   * The elements as a FROM clause reads them.
   *
   * @param document the column that holds them
   * @param keys the way in it to their array
   * @param names by which an element is known
   * @param isText whether it is known by its text alone
   */
  private record Elements(
      ColumnPlace document, List<String> keys, Set<String> names, boolean isText) {}

  @Override
  public Map<Slot, Replacement> ofAll(List<Slot> conjuncts, Scope scope) {
    Map<Slot, Replacement> found = new LinkedHashMap<>();
    for (Slot slot : conjuncts) {
      Expression condition = Expressions.strip(slot.get());
      inside(condition)
          .flatMap(select -> asked(select.getFromItem(), conditions(select), scope))
          .filter(whole -> conjuncts.stream().noneMatch(each -> isThere(each, whole)))
          .ifPresent(
              whole ->
                  found.put(slot, Replacement.both(RULE, whole, slot.joined(), Grounds.proven())));
    }
    return found;
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    List<Slot> conditions = conditions(select);
    return Selects.joins(select).stream()
        .map(Join::getFromItem)
        .flatMap(item -> asked(item, conditions, scope).stream())
        .filter(whole -> conditions.stream().noneMatch(each -> isThere(each, whole)))
        .findFirst()
        .map(
            whole ->
                Selects.withParts(
                    select,
                    select.getFromItem().toString(),
                    whole
                        + conditions.stream()
                            .map(Slot::joined)
                            .collect(Collectors.joining(" and ", " and ", ""))))
        .map(text -> List.of(Change.of(text, RULE, Grounds.proven())))
        .orElse(List.of());
  }

  private static boolean isThere(Slot condition, String whole) {
    return condition.joined().replace(" ", "").equalsIgnoreCase(whole.replace(" ", ""));
  }

  private static List<Slot> conditions(PlainSelect select) {
    return select.getWhere() == null ? List.of() : Slot.of(select.getWhere()).conjuncts();
  }

  /** The subquery of an EXISTS that reads nothing but what its first source yields. */
  private static Optional<PlainSelect> inside(Expression condition) {
    return condition instanceof ExistsExpression exists
            && !exists.isNot()
            && exists.getRightExpression() instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof PlainSelect select
            && Selects.joins(select).isEmpty()
            && Selects.isPlain(select)
            && ScalarItems.are(select)
        ? Optional.of(select)
        : Optional.empty();
  }

  /** The document as a whole, if a condition asks for one of its elements by a text in it. */
  private static Optional<String> asked(FromItem item, List<Slot> conditions, Scope scope) {
    return elements(item, scope)
        .flatMap(
            elements ->
                conditions.stream()
                    .flatMap(slot -> Comparison.of(Expressions.strip(slot.get())).stream())
                    .filter(comparison -> comparison.isEquality() && !comparison.isList())
                    .flatMap(comparison -> whole(comparison, elements).stream())
                    .findFirst());
  }

  private static Optional<Elements> elements(FromItem item, Scope scope) {
    if (!(item instanceof TableFunction call)
        || call.getFunction().getParameters() == null
        || call.getFunction().getParameters().size() != 1
        || call.getAlias() == null) {
      return Optional.empty();
    }
    String function = call.getFunction().getName();
    Matcher path = PATH.matcher(call.getFunction().getParameters().get(0).toString());
    boolean isText = function.equalsIgnoreCase("jsonb_array_elements_text");
    return (isText || function.equalsIgnoreCase("jsonb_array_elements")) && path.matches()
        ? keys(path.group(2))
            .flatMap(
                keys ->
                    scope
                        .find(column(path.group(1)))
                        .filter(place -> place.column().type().equals("jsonb"))
                        .map(place -> new Elements(place, keys, names(call), isText)))
        : Optional.empty();
  }

  private static Column column(String written) {
    int dot = written.lastIndexOf('.');
    return dot < 0
        ? new Column(written)
        : new Column(new Table(written.substring(0, dot)), written.substring(dot + 1));
  }

  /** The keys of a way through documents; empty where its end is read as text. */
  private static Optional<List<String>> keys(String steps) {
    return steps.contains("->>")
        ? Optional.empty()
        : Optional.of(STEP.matcher(steps).results().map(step -> step.group(2)).toList());
  }

  private static Set<String> names(TableFunction call) {
    String alias = call.getAlias().getName().trim();
    String column =
        call.getAlias().getAliasColumns() == null
            ? "value"
            : call.getAlias().getAliasColumns().get(0).name;
    return Stream.of(alias, alias + "." + column, column)
        .map(Scope::folded)
        .collect(Collectors.toSet());
  }

  private static Optional<String> whole(Comparison comparison, Elements elements) {
    Matcher path = PATH.matcher(comparison.side().toString());
    Optional<String> text = Expressions.plainText(comparison.points().get(0).value());
    if (text.isEmpty()
        || !path.matches()
        || !elements.names().contains(Scope.folded(path.group(1)))) {
      return Optional.empty();
    }
    String steps = path.group(2);
    boolean isRead = elements.isText() ? steps.isEmpty() : steps.matches("[^>]*(->[^>]+)*->>[^>]+");
    List<String> keys = STEP.matcher(steps).results().map(step -> step.group(2)).toList();
    return isRead ? held(text.get(), keys, elements) : Optional.empty();
  }

  private static Optional<String> held(String text, List<String> keys, Elements elements) {
    String column = elements.document().written();
    String asText = column + " @> '" + document("\"" + text + "\"", keys, elements) + "'";
    if (TEXT.matcher(text).matches()) {
      return Optional.of(asText);
    }
    return NUMBER.matcher(text).matches()
        ? Optional.of(
            "(" + asText + " or " + column + " @> '" + document(text, keys, elements) + "')")
        : Optional.empty();
  }

  private static String document(String value, List<String> keys, Elements elements) {
    return nested("[" + nested(value, keys) + "]", elements.keys());
  }

  private static String nested(String value, List<String> keys) {
    String whole = value;
    for (int i = keys.size() - 1; i >= 0; i--) {
      whole = "{\"" + keys.get(i) + "\": " + whole + "}";
    }
    return whole;
  }
}
