package dev.tunesmith.proof.rewrite;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;

/** Reads constants whose value is exact and the same in every session. */
final class Constant {

  private static final Set<String> EXACT_NUMBERS =
      Set.of("numeric", "decimal", "bigint", "int8", "integer", "int", "int4");

  private static final Set<String> FLOATS = Set.of("double precision", "float8");
  private static final int BITS_OF_FLOAT = 52;

  private Constant() {}

  /** The value of a number, also one that is cast to an exact type. */
  static Optional<BigDecimal> number(Expression written) {
    Expression expression = Expressions.strip(written);
    if (expression instanceof LongValue || expression instanceof DoubleValue) {
      return parsed(expression.toString());
    }
    if (expression instanceof SignedExpression signed && signed.getSign() == '-') {
      return number(signed.getExpression()).map(BigDecimal::negate);
    }
    if (expression instanceof CastExpression cast && isExactNumber(cast)) {
      return number(cast.getLeftExpression())
          .or(() -> Expressions.plainText(cast.getLeftExpression()).flatMap(Constant::parsed))
          .filter(value -> isKept(value, cast));
    }
    return Optional.empty();
  }

  /**
   * The value of a whole number that is cast to a floating-point number, which holds it and all
   * between it and zero exactly.
   */
  static Optional<BigDecimal> wholeFloat(Expression written) {
    return Expressions.strip(written) instanceof CastExpression cast
            && Expressions.castType(cast)
                .filter(type -> FLOATS.contains(type.toLowerCase(Locale.ROOT)))
                .isPresent()
        ? number(cast.getLeftExpression())
            .filter(Constant::isWhole)
            .filter(value -> value.toBigInteger().bitLength() <= BITS_OF_FLOAT)
        : Optional.empty();
  }

  // A cast to whole numbers would round others.
  private static boolean isKept(BigDecimal value, CastExpression cast) {
    String type = Expressions.castType(cast).orElse("").toLowerCase(Locale.ROOT);
    return type.equals("numeric") || type.equals("decimal") || isWhole(value);
  }

  static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }

  /** Whether a cast leads to a type that holds whole numbers of any size that a column holds. */
  static boolean isExactNumber(CastExpression cast) {
    return Expressions.castType(cast)
        .filter(type -> EXACT_NUMBERS.contains(type.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private static Optional<BigDecimal> parsed(String digits) {
    return digits.matches("\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30}")
        ? Optional.of(new BigDecimal(digits))
        : Optional.empty();
  }
}
