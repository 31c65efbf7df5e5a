package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** A column that is cast to text becomes the plain column. */
final class PlainText implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a whole number, uuid or enumeration is compared as text",
          "The column is a whole number, a uuid or of an enumeration, and the texts are written as"
              + " the server writes such values.",
          "The server writes such a value in one way only, so the texts are equal exactly where the"
              + " values are.");

  private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");
  private static final String LABEL = "[\\w .:/-]{1,63}";
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.isList() || comparison.isEquality())
        .flatMap(comparison -> of(comparison, scope).stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Comparison comparison, Scope scope) {
    return column(comparison.side(), scope)
        .flatMap(
            column -> {
              List<String> values =
                  comparison.points().stream()
                      .flatMap(point -> value(point, column).stream())
                      .toList();
              return values.size() == comparison.points().size() && !values.isEmpty()
                  ? Optional.of(written(comparison, column, values))
                  : Optional.empty();
            });
  }

  private static Replacement written(
      Comparison comparison, ColumnPlace column, List<String> values) {
    String right =
        comparison.isList()
            ? values.stream().collect(Collectors.joining(", ", " in (", ")"))
            : " = " + values.get(0);
    return Replacement.single(RULE, column.written() + right, Grounds.proven(column.fact()));
  }

  private static Optional<ColumnPlace> column(Expression side, Scope scope) {
    return side instanceof CastExpression cast
            && Expressions.castType(cast)
                .filter(type -> TEXTS.contains(type.toLowerCase(Locale.ROOT)))
                .isPresent()
            && Expressions.strip(cast.getLeftExpression()) instanceof Column named
        ? scope.find(named)
        : Optional.empty();
  }

  private static Optional<String> value(Point point, ColumnPlace column) {
    return Expressions.plainText(point.value())
        .flatMap(
            text ->
                switch (column.column().type()) {
                  case "smallint" -> whole(text, 15);
                  case "integer" -> whole(text, 31);
                  case "bigint" -> whole(text, 63);
                  case "uuid" ->
                      text.matches(UUID) ? Optional.of("'" + text + "'::uuid") : Optional.empty();
                  default ->
                      text.matches(LABEL) && isOfEnumeration(column)
                          ? Optional.of("'" + text + "'")
                          : Optional.empty();
                });
  }

  /** A label that the type does not have is refused by the server itself. */
  private static boolean isOfEnumeration(ColumnPlace column) {
    String name = Selects.quoted(column.column().name());
    String type = column.column().type();
    return column
        .table()
        .checks()
        .contains("(" + name + " = ANY (enum_range(NULL::" + type + ")))");
  }

  private static Optional<String> whole(String text, int bits) {
    return text.matches("0|-?[1-9]\\d{0,18}") && new BigInteger(text).bitLength() <= bits
        ? Optional.of(text)
        : Optional.empty();
  }
}
