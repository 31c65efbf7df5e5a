package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * An expression that tells in which stretch of time a column's value lies, by where that stretch
 * begins. It never falls where the column's value rises, and is NULL exactly where the column is.
 *
 * @param type the type of the expression's own value
 * @param rule why a comparison of it is one of the column; null if it is the plain column
 */
record TimeOfColumn(ColumnPlace column, Bucket bucket, ValueType type, @Nullable RewriteRule rule) {

  /** The type of the column itself. */
  ValueType columnType() {
    return type(column).orElseThrow();
  }

  static Optional<TimeOfColumn> read(Expression written, Scope scope) {
    Expression expression = Expressions.strip(written);
    if (expression instanceof Column named) {
      return scope.find(named).flatMap(TimeOfColumn::plain);
    }
    if (expression instanceof CastExpression cast) {
      return Expressions.castType(cast)
          .flatMap(TimeConstant::typeNamed)
          .flatMap(type -> cast(cast.getLeftExpression(), type, scope));
    }
    if (expression instanceof ExtractExpression extract) {
      return yearOf(extract.getName().replace("'", ""), extract.getExpression(), scope);
    }
    return Expressions.call(expression, "date")
        .filter(arguments -> arguments.size() == 1)
        .flatMap(arguments -> cast(arguments.get(0), ValueType.DATE, scope))
        .or(() -> truncated(expression, scope))
        .or(() -> datePart(expression, scope))
        .or(() -> inUtc(expression, scope));
  }

  private static Optional<TimeOfColumn> plain(ColumnPlace place) {
    return type(place)
        .filter(type -> !place.isDerived())
        .map(
            type ->
                new TimeOfColumn(
                    place, type == ValueType.DATE ? Bucket.DAY : Bucket.MICROSECOND, type, null));
  }

  private static Optional<ValueType> type(ColumnPlace place) {
    return TimeConstant.typeNamed(place.column().type().replaceFirst("\\(\\d\\)", ""));
  }

  private static Optional<TimeOfColumn> cast(Expression inner, ValueType type, Scope scope) {
    Optional<TimeOfColumn> read = read(inner, scope);
    if (read.filter(time -> time.type() == ValueType.LOCAL_MOMENT).isPresent()) {
      // The session's clock shows the date that the moment was made of.
      return read.filter(time -> isLocal(type));
    }
    return read.filter(time -> isLocal(time.type()) && isLocal(type))
        .flatMap(
            time -> {
              RewriteRule rule =
                  type == ValueType.DATE ? RewriteRule.CAST_TO_DATE : RewriteRule.DATE_AS_TIMESTAMP;
              return type == time.type() && type == ValueType.TIMESTAMP
                  ? Optional.of(time)
                  : time.cutTo(type == ValueType.DATE ? Bucket.DAY : time.bucket(), type, rule);
            });
  }

  /** Whether no time zone takes part in what a value of that type means. */
  private static boolean isLocal(ValueType type) {
    return type == ValueType.DATE || type == ValueType.TIMESTAMP;
  }

  private static Optional<TimeOfColumn> truncated(Expression expression, Scope scope) {
    List<? extends Expression> arguments =
        Expressions.call(expression, "date_trunc").orElse(List.of());
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    return Expressions.plainText(arguments.get(0))
        .flatMap(field -> Bucket.named(field.toLowerCase(Locale.ROOT)))
        .flatMap(
            bucket ->
                read(arguments.get(1), scope)
                    .flatMap(
                        time ->
                            truncatedType(time.type())
                                .flatMap(
                                    type -> time.cutTo(bucket, type, RewriteRule.DATE_TRUNC))));
  }

  // Of a date, date_trunc makes a timestamptz first, by the session's time zone.
  private static Optional<ValueType> truncatedType(ValueType type) {
    return switch (type) {
      case DATE -> Optional.of(ValueType.LOCAL_MOMENT);
      case TIMESTAMP -> Optional.of(type);
      case TIMESTAMPTZ, LOCAL_MOMENT, YEAR -> Optional.empty();
    };
  }

  private static Optional<TimeOfColumn> datePart(Expression expression, Scope scope) {
    return Expressions.call(expression, "date_part")
        .filter(arguments -> arguments.size() == 2)
        .flatMap(
            arguments ->
                Expressions.plainText(arguments.get(0))
                    .flatMap(field -> yearOf(field, arguments.get(1), scope)));
  }

  private static Optional<TimeOfColumn> yearOf(String field, Expression inner, Scope scope) {
    return field.equalsIgnoreCase("year")
        ? read(inner, scope)
            .filter(time -> isLocal(time.type()))
            .flatMap(time -> time.cutTo(Bucket.YEAR, ValueType.YEAR, RewriteRule.YEAR_OF))
        : Optional.empty();
  }

  private static Optional<TimeOfColumn> inUtc(Expression expression, Scope scope) {
    return Expressions.utcClock(expression)
        .flatMap(inner -> read(inner, scope))
        .filter(time -> time.rule() == null && time.type() == ValueType.TIMESTAMPTZ)
        .flatMap(
            time -> time.cutTo(Bucket.MICROSECOND, ValueType.TIMESTAMP, RewriteRule.CLOCK_IN_UTC));
  }

  /** What the outermost cut does is the rule that a person will look for. */
  private Optional<TimeOfColumn> cutTo(Bucket outer, ValueType newType, RewriteRule newRule) {
    boolean isNamed =
        RewriteRule.DATE_TRUNC.equals(rule) || newRule.equals(RewriteRule.DATE_AS_TIMESTAMP);
    RewriteRule named = rule != null && isNamed ? rule : newRule;
    return outer.after(bucket).map(both -> new TimeOfColumn(column, both, newType, named));
  }
}
