package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;

/** A constant that is looked for among an array's members is asked of the array as a whole. */
final class MemberOfArray implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a constant is compared with any member of an array",
          "The column is an array of whole numbers or texts, the constant is one of them and not"
              + " NULL, only rows count for which the condition is true, and the operator is the"
              + " server's own.",
          "An array holds a constant exactly if one of its members equals it; members that are NULL"
              + " equal nothing, and nothing is held by them.");

  /** The digits that every number of a type may have. */
  private static final Map<String, Integer> WHOLE_NUMBERS =
      Map.of("smallint", 4, "integer", 9, "bigint", 18);

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return condition instanceof EqualsTo equality
            && ConditionReading.order(equality).filter(Order.EQUAL::equals).isPresent()
        ? array(equality.getRightExpression(), scope)
            .flatMap(column -> held(Expressions.strip(equality.getLeftExpression()), column))
        : Optional.empty();
  }

  private static Optional<ColumnPlace> array(Expression side, Scope scope) {
    return Expressions.call(side, "any")
        .or(() -> Expressions.call(side, "some"))
        .filter(arguments -> arguments.size() == 1)
        .map(List::<Expression>copyOf)
        .map(arguments -> arguments.get(0))
        .filter(Column.class::isInstance)
        .flatMap(named -> scope.find((Column) named));
  }

  private static Optional<Replacement> held(Expression constant, ColumnPlace column) {
    String type = column.column().type();
    return type.endsWith("[]")
            && isMember(constant, type.substring(0, type.length() - "[]".length()))
        ? Optional.of(
            Replacement.single(
                RULE,
                column.written() + " @> array[" + constant + "]" + cast(type),
                Grounds.proven(column.fact())))
        : Optional.empty();
  }

  private static boolean isMember(Expression constant, String type) {
    if (type.equals("text") || type.startsWith("character varying")) {
      return Expressions.plainText(constant).isPresent();
    }
    Integer digits = WHOLE_NUMBERS.get(type);
    return digits != null
        && constant instanceof LongValue value
        && value.getStringValue().matches("\\d{1," + digits + "}");
  }

  /** A length would cut the constant off. */
  private static String cast(String type) {
    return "::" + type.replaceFirst("\\(\\d+\\)", "");
  }
}
