package dev.tunesmith.proof.rewrite;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws conditions of the family that the catalogue knows, near given times. */
final class DrawnCondition {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final List<String> CUTS =
      List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

  private final Random random;
  private final List<LocalDateTime> times;

  DrawnCondition(Random random, List<LocalDateTime> times) {
    this.random = random;
    this.times = times;
  }

  /** A condition, at times one joined with others or negated. */
  String draw() {
    return switch (random.nextInt(8)) {
      case 0 -> "not " + one();
      case 1 -> one() + " and " + one();
      case 2 -> one() + " or " + one();
      case 3 -> "not (" + one() + " or " + one() + ") and kind = 1";
      default -> one();
    };
  }

  private String one() {
    int form = random.nextInt(3);
    if (form == 0) {
      return compared(date(), this::dateConstant);
    }
    return form == 1
        ? compared("date_trunc('" + any(CUTS) + "', " + timestamp() + ")", this::constant)
        : compared(year(), () -> Integer.toString(near().getYear()));
  }

  private String date() {
    String inner = any(List.of(timestamp(), "d", cutTimestamp()));
    return any(List.of("date(" + inner + ")", "cast(" + inner + " as date)", inner + "::date"));
  }

  private String cutTimestamp() {
    return "date_trunc('" + any(CUTS) + "', " + timestamp() + ")";
  }

  private String timestamp() {
    return any(
        List.of("t", "t", "t3", "(z at time zone 'UTC')", "timezone('UTC', z)", "d::timestamp"));
  }

  private String year() {
    String inner = any(List.of(timestamp(), "d"));
    return any(List.of("extract(year from " + inner + ")", "date_part('year', " + inner + ")"));
  }

  private String compared(String time, Supplier<String> constant) {
    return switch (random.nextInt(4)) {
      case 0 -> time + " between " + constant.get() + " and " + constant.get();
      case 1 ->
          time
              + Stream.generate(constant)
                  .limit(1 + random.nextInt(3))
                  .collect(Collectors.joining(", ", " in (", ")"));
      case 2 -> constant.get() + any(List.of(" < ", " <= ", " > ", " >= ", " = ")) + time;
      default -> time + any(List.of(" < ", " <= ", " > ", " >= ", " = ")) + constant.get();
    };
  }

  private String dateConstant() {
    LocalDate day = near().toLocalDate();
    return any(
        List.of(
            "'" + day + "'",
            "date '" + day + "'",
            "'" + day + "'::date",
            "cast('" + day + "' as date)",
            "date '" + day + "' - 1",
            "timestamp '" + day + "'"));
  }

  private String constant() {
    String minute = MINUTE.format(near());
    LocalDate month = near().toLocalDate().withDayOfMonth(1);
    return any(
        List.of(
            "'" + minute + "'",
            "timestamp '" + minute + "'",
            "'" + month + "'",
            "date '" + month + "'",
            "date '" + month + "' + interval '1 month'"));
  }

  private LocalDateTime near() {
    LocalDateTime time = times.get(random.nextInt(times.size()));
    return time.plusDays(random.nextInt(5) - 2);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
