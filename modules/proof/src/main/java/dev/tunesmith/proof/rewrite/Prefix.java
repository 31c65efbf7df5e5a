package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;

/** The first letters of a column become a pattern, which an index can serve. */
final class Prefix implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the first letters of a column are compared with a text of that length",
          "The column is a text or varchar, no collation in use calls different texts equal, and"
              + " the text has as many letters as are taken.",
          "A text begins with these letters exactly if it matches them followed by anything.");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(Comparison::isEquality)
        .flatMap(
            comparison ->
                Expressions.plainText(comparison.points().get(0).value())
                    .flatMap(text -> of(comparison.side(), text, scope))
                    .stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Expression side, String text, Scope scope) {
    int length = text.codePointCount(0, text.length());
    return taken(side)
        .filter(taken -> length > 0 && !text.matches("(?s).*['\\\\].*"))
        .filter(taken -> isNumber(taken.get(1), length))
        .filter(taken -> Expressions.strip(taken.get(0)) instanceof Column)
        .flatMap(taken -> scope.find((Column) Expressions.strip(taken.get(0))))
        .filter(column -> isText(column.column().type()))
        .map(
            column ->
                Replacement.single(
                    RULE,
                    column.written() + " like '" + pattern(text) + "%'",
                    Grounds.proven(column.fact())));
  }

  /** The text taken from, and the number of letters. */
  private static Optional<List<Expression>> taken(Expression side) {
    Optional<List<Expression>> left =
        Expressions.call(side, "left")
            .filter(arguments -> arguments.size() == 2)
            .map(List::<Expression>copyOf);
    return left.or(
        () ->
            Stream.of("substr", "substring")
                .flatMap(name -> Expressions.call(side, name).stream())
                .filter(arguments -> arguments.size() == 3 && isNumber(arguments.get(1), 1))
                .map(arguments -> List.<Expression>of(arguments.get(0), arguments.get(2)))
                .findFirst());
  }

  private static boolean isNumber(Expression expression, int number) {
    return Expressions.strip(expression) instanceof LongValue value
        && value.getStringValue().equals(Integer.toString(number));
  }

  private static boolean isText(String type) {
    return type.equals("text") || type.startsWith("character varying");
  }

  private static String pattern(String text) {
    return text.replace("%", "\\%").replace("_", "\\_");
  }
}
