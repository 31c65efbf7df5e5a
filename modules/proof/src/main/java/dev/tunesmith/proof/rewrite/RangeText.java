package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Joint;
import dev.tunesmith.proof.rewrite.Slot.Around;
import dev.tunesmith.proof.rewrite.TimeRanges.Stretch;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes ranges of a column as a condition on the plain column. */
final class RangeText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private final String column;
  private final ValueType type;
  private final boolean capitals;

  RangeText(TimeOfColumn time, boolean capitals) {
    this.column = time.column().written();
    this.type = time.columnType();
    this.capitals = capitals;
  }

  /** The condition, in parentheses where its surroundings would read it otherwise. */
  String of(TimeRanges ranges, Around around) {
    List<String> parts = new ArrayList<>();
    boolean isAlone = ranges.stretches().size() == 1;
    boolean mayStandOpen = isAlone && around != Around.NOT && around != Around.OR;
    for (Stretch stretch : ranges.stretches()) {
      String text = of(stretch);
      parts.add(mayStandOpen || isSingle(stretch) ? text : "(" + text + ")");
    }
    String all = String.join(keyword(" or "), parts);
    boolean isSafe = parts.size() == 1 || around == Around.CLAUSE || around == Around.PARENTHESES;
    return isSafe || around == Around.OR ? all : "(" + all + ")";
  }

  private boolean isSingle(Stretch stretch) {
    return !stretch.hasBeginning() || !stretch.hasEnd() || isOneDay(stretch);
  }

  private boolean isOneDay(Stretch stretch) {
    return type == ValueType.DATE && Bucket.DAY.next(stretch.from()).equals(stretch.to());
  }

  private String of(Stretch stretch) {
    if (!stretch.hasBeginning()) {
      return column + " < " + literal(stretch.to(), type);
    }
    if (!stretch.hasEnd()) {
      return column + " >= " + literal(stretch.from(), type);
    }
    if (isOneDay(stretch)) {
      return column + " = " + literal(stretch.from(), type);
    }
    return column
        + " >= "
        + literal(stretch.from(), type)
        + keyword(" and ")
        + column
        + " < "
        + literal(stretch.to(), type);
  }

  /** A condition as it was before it became ranges, with its constants written anew. */
  String comparisons(ConditionReading reading, Around around) {
    List<String> parts =
        reading.points().stream()
            .map(
                point ->
                    reading.timeText()
                        + " "
                        + point.order().sign()
                        + " "
                        + literal(point.value(), reading.time().type()))
            .toList();
    String all = String.join(keyword(reading.joint() == Joint.ALL ? " and " : " or "), parts);
    boolean isSafe = parts.size() == 1 || around == Around.CLAUSE || around == Around.PARENTHESES;
    return isSafe ? all : "(" + all + ")";
  }

  /** A constant of that type as every session reads it. */
  String literal(LocalDateTime value, ValueType of) {
    boolean isMidnight = value.toLocalTime().equals(LocalTime.MIDNIGHT);
    String word =
        switch (of) {
          case DATE -> "date '" + DAY.format(value) + "'";
          case TIMESTAMP, LOCAL_MOMENT ->
              "timestamp '" + (isMidnight ? DAY : MOMENT).format(value) + "'";
          case TIMESTAMPTZ -> "timestamptz '" + MOMENT.format(value) + "+00'";
          case YEAR -> Integer.toString(value.getYear());
        };
    return keyword(word);
  }

  private String keyword(String word) {
    return capitals ? word.toUpperCase(Locale.ROOT) : word;
  }
}
