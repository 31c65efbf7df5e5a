package dev.tunesmith.database.sql;

import static dev.tunesmith.database.sql.ValueType.DECIMAL;
import static dev.tunesmith.database.sql.ValueType.LITERAL;
import static dev.tunesmith.database.sql.ValueType.NUMERIC;
import static dev.tunesmith.database.sql.ValueType.WHOLE;

import dev.tunesmith.database.sql.TotalExpression.MayFail;

/** Which sums and products cannot leave the range of their type. */
final class TotalArithmetic {

  private TotalArithmetic() {}

  static TotalValue calculated(TotalValue left, String operator, TotalValue right) throws MayFail {
    boolean isDivision = operator.equals("/") || operator.equals("%");
    if (isDivision && left.type().isWholeNumber() && right.isNumberFrom(1)) {
      return TotalValue.of(left.type());
    }
    if (!isDivision && isMoved(left, right)) {
      return TotalValue.of(left.type());
    }
    if (!isDivision && isBounded(left) && isBounded(right)) {
      return TotalValue.of(NUMERIC);
    }
    throw new MayFail("what " + operator + " gives may be out of range");
  }

  static boolean isBounded(TotalValue value) {
    return value.type() == DECIMAL || (value.isWritten() && value.type() == WHOLE);
  }

  private static boolean isMoved(TotalValue moment, TotalValue by) {
    return isMoment(moment) && by.isWritten() && by.type() != LITERAL;
  }

  private static boolean isMoment(TotalValue value) {
    return value.type() == ValueType.DATE
        || value.type() == ValueType.TIMESTAMP
        || value.type() == ValueType.TIMESTAMP_WITH_ZONE;
  }
}
