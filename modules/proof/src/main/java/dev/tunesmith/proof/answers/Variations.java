package dev.tunesmith.proof.answers;

import dev.tunesmith.database.dialect.TableShape.Family;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values around constants at which statements may begin to differ: the constant itself, its
 * neighbours, the boundaries of the stretch that it lies in.
 */
final class Variations {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d)(-\\d\\d)?(?:[ T](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?))?.*");
  private static final Pattern INTERVAL =
      Pattern.compile("(\\d{1,5}) *(second|minute|hour|day|week|month|year)s?");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final LocalDateTime ORDINARY_DAY = LocalDateTime.of(2024, 1, 31, 10, 30);

  /* Arrays, documents, intervals, addresses, bytes, identifiers, points and ranges. */
  private static final List<String> ODD_VALUES =
      List.of(
          "{}",
          "[]",
          "{1}",
          "{1,2}",
          "{a}",
          "{a,b}",
          "{\"a\": 1}",
          "{\"a\": 2}",
          "1",
          "0",
          "1 day",
          "2 days",
          "24:00:00",
          "0 days",
          "10.0.0.1",
          "10.0.0.2",
          "\\x00",
          "\\x01",
          "00000000-0000-0000-0000-000000000001",
          "00000000-0000-0000-0000-000000000002",
          "(1,1)",
          "[1,3)",
          "[2,5)",
          "empty",
          "101");

  /* What the server reads as the clock stands, so that they meet now() and current_date exactly. */
  private static final List<String> MOVING_TIMES = List.of("now", "today", "tomorrow", "yesterday");

  private final Collection<String> constants;
  private final List<LocalDateTime> clock;
  private final Set<String> values = new LinkedHashSet<>();

  private Variations(Collection<String> constants, List<LocalDateTime> clock) {
    this.constants = constants;
    this.clock = clock;
  }

  /**
   * Values of a family.
   *
   * @param clock the time now where a statement looks at the clock, else empty
   */
  static List<String> of(Family family, Collection<String> constants, List<LocalDateTime> clock) {
    Variations variations = new Variations(constants, clock);
    switch (family) {
      case NUMBER -> variations.numbers();
      case TEXT -> constants.forEach(variations::text);
      case TIME -> variations.times();
      case TRUTH -> variations.values.addAll(List.of("true", "false"));
      case ENUMERATION, OTHER -> variations.values.addAll(constants);
    }
    return List.copyOf(variations.values);
  }

  /** The constants themselves, as a column of the family would hold them. */
  static List<String> exact(Family family, Collection<String> constants) {
    return constants.stream().flatMap(constant -> exact(family, constant)).distinct().toList();
  }

  private static Stream<String> exact(Family family, String constant) {
    return switch (family) {
      case NUMBER ->
          NUMBER.matcher(constant).matches()
              ? Stream.of(new BigDecimal(constant).stripTrailingZeros().toPlainString())
              : Stream.empty();
      case TEXT -> Stream.of(core(constant));
      case TIME -> readTimes(constant).stream().map(WRITTEN::format);
      case TRUTH, ENUMERATION, OTHER -> Stream.of(constant);
    };
  }

  private static String core(String pattern) {
    return pattern.replace("%", "").replace('_', 'q');
  }

  private void numbers() {
    for (String constant : constants) {
      if (NUMBER.matcher(constant).matches()) {
        BigDecimal number = new BigDecimal(constant);
        add(number, number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE));
        if (number.scale() > 0) {
          add(number.add(number.ulp()), number.subtract(number.ulp()));
        } else {
          add(number.add(new BigDecimal("0.5")), number.subtract(new BigDecimal("0.01")));
        }
      }
    }
  }

  private void add(BigDecimal... numbers) {
    for (BigDecimal number : numbers) {
      values.add(number.toPlainString());
    }
  }

  private void text(String constant) {
    String core = core(constant);
    values.add(core);
    values.add(core.toUpperCase(Locale.ROOT));
    values.add(core.toLowerCase(Locale.ROOT));
    values.add(core + "x");
    if (!core.isEmpty()) {
      String shorter = core.substring(0, core.length() - 1);
      values.add(shorter);
      // What sorts just after it.
      values.add(shorter + (char) (core.charAt(core.length() - 1) + 1));
    }
    if (constant.contains("%") || constant.contains("_")) {
      values.add("x" + core);
      values.add("x" + core + "x");
      values.add(constant);
    }
  }

  private void times() {
    List<LocalDateTime> given = new ArrayList<>(clock);
    constants.forEach(constant -> given.addAll(readTimes(constant)));
    Set<LocalDateTime> found = new LinkedHashSet<>();
    for (LocalDateTime time : given) {
      found.add(time);
      found.add(time.minus(1, ChronoUnit.MICROS));
      found.add(time.plusHours(12));
      found.add(time.plusDays(1));
      found.add(time.minusDays(1));
      found.addAll(boundaries(time));
    }
    List<LocalDateTime> origins = given.isEmpty() ? List.of(ORDINARY_DAY) : given;
    for (TemporalAmount interval : intervals()) {
      for (LocalDateTime time : origins) {
        found.add(time.plus(interval));
        found.add(time.plus(interval).plusSeconds(1));
        found.add(time.plus(interval).minusSeconds(1));
        found.add(time.minus(interval));
        found.add(time.minus(interval).plusHours(1));
        found.add(time.minus(interval).minusHours(1));
      }
    }
    if (!clock.isEmpty()) {
      values.addAll(MOVING_TIMES);
    }
    found.forEach(time -> values.add(WRITTEN.format(time)));
  }

  /** Midnight, and the beginnings and ends of the day, the month and the year. */
  private static List<LocalDateTime> boundaries(LocalDateTime time) {
    LocalDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
    LocalDateTime month = midnight.withDayOfMonth(1);
    LocalDateTime year = midnight.withDayOfYear(1);
    return List.of(
        midnight,
        midnight.plusDays(1),
        midnight.plusDays(1).minus(1, ChronoUnit.MICROS),
        month,
        month.plusMonths(1),
        month.plusMonths(1).minus(1, ChronoUnit.MICROS),
        year,
        year.plusYears(1),
        year.plusYears(1).minus(1, ChronoUnit.MICROS));
  }

  private static List<LocalDateTime> readTimes(String constant) {
    if (constant.matches("(19|20)\\d\\d")) {
      LocalDateTime year = LocalDate.of(Integer.parseInt(constant), 1, 1).atStartOfDay();
      return List.of(year, year.plusYears(1));
    }
    Matcher matcher = TIME.matcher(constant);
    if (!matcher.matches()) {
      return List.of();
    }
    try {
      LocalDate day =
          LocalDate.parse(matcher.group(1) + (matcher.group(2) == null ? "-01" : matcher.group(2)));
      LocalTime hour =
          matcher.group(3) == null ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(3));
      return List.of(day.atTime(hour));
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private List<TemporalAmount> intervals() {
    List<TemporalAmount> found = new ArrayList<>();
    for (String constant : constants) {
      Matcher matcher = INTERVAL.matcher(constant);
      while (matcher.find()) {
        found.add(amount(Integer.parseInt(matcher.group(1)), matcher.group(2)));
      }
    }
    return found;
  }

  private static TemporalAmount amount(int count, String unit) {
    return switch (unit) {
      case "year" -> Period.ofYears(count);
      case "month" -> Period.ofMonths(count);
      case "week" -> Period.ofWeeks(count);
      case "day" -> Period.ofDays(count);
      case "hour" -> Duration.ofHours(count);
      case "minute" -> Duration.ofMinutes(count);
      default -> Duration.ofSeconds(count);
    };
  }

  /** Values that are as good as any where no constant is near. */
  static List<String> plain(Family family) {
    return switch (family) {
      case NUMBER -> List.of("1", "2", "0", "3", "-1", "10", "7");
      case TEXT -> List.of("a", "b", "", "A", "B", "a ", "1", "10", "c");
      case TIME -> {
        List<String> times = new ArrayList<>();
        boundaries(ORDINARY_DAY).forEach(time -> times.add(WRITTEN.format(time)));
        times.add(WRITTEN.format(ORDINARY_DAY));
        times.addAll(List.of("2024-02-29 00:00:00", "2023-12-31 23:59:59", "10:00", "12:30"));
        yield times;
      }
      case TRUTH -> List.of("true", "false");
      case ENUMERATION -> List.of();
      case OTHER -> ODD_VALUES;
    };
  }

  /** Arrays with each of the constants as a member, and with none of them. */
  static List<String> arrays(Collection<String> members) {
    List<String> arrays = new ArrayList<>(List.of("{}", "{NULL}"));
    for (String member : members) {
      String quoted = '"' + member.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      arrays.add("{" + quoted + "}");
      arrays.add("{NULL," + quoted + "," + quoted + "}");
    }
    return List.copyOf(arrays);
  }

  /** Documents that are lists: those among the constants, and such that hold nothing of them. */
  static List<String> lists(Collection<String> constants) {
    return Stream.concat(
            Stream.of("[]", "[{}]", "[1, \"a\"]"),
            constants.stream().filter(constant -> constant.startsWith("[")))
        .distinct()
        .toList();
  }

  /** Values enough to fill a key with. */
  static List<String> many(Family family) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= 16; i++) {
      values.add(
          switch (family) {
            case NUMBER, ENUMERATION -> Integer.toString(i);
            case TEXT -> "k" + i;
            case TIME -> WRITTEN.format(ORDINARY_DAY.plusDays(i));
            case TRUTH -> Boolean.toString(i % 2 == 0);
            case OTHER -> "00000000-0000-0000-0000-0000000000" + (10 + i);
          });
    }
    return values;
  }
}
