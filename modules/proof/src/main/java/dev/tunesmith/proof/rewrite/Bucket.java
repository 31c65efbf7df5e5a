package dev.tunesmith.proof.rewrite;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A division of time into stretches, as PostgreSQL's {@code date_trunc} makes it; each holds its
 * beginning and not its end.
 */
enum Bucket {
  /** What a timestamp can tell apart. */
  MICROSECOND(ChronoUnit.MICROS, 1),
  SECOND(ChronoUnit.SECONDS, 1),
  MINUTE(ChronoUnit.MINUTES, 1),
  HOUR(ChronoUnit.HOURS, 1),
  DAY(ChronoUnit.DAYS, 1),
  WEEK(ChronoUnit.WEEKS, 1),
  MONTH(ChronoUnit.MONTHS, 1),
  QUARTER(ChronoUnit.MONTHS, 3),
  YEAR(ChronoUnit.YEARS, 1);

  private final ChronoUnit unit;
  private final int units;

  Bucket(ChronoUnit unit, int units) {
    this.unit = unit;
    this.units = units;
  }

  /** The bucket that {@code date_trunc} knows by that name. */
  static Optional<Bucket> named(String field) {
    return Arrays.stream(values())
        .filter(bucket -> bucket != MICROSECOND)
        .filter(bucket -> bucket.name().toLowerCase(Locale.ROOT).equals(field))
        .findFirst();
  }

  /** Where the stretch that holds {@code time} begins. */
  LocalDateTime floor(LocalDateTime time) {
    LocalDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case MICROSECOND, SECOND, MINUTE, HOUR -> time.truncatedTo(unit);
      case DAY -> midnight;
      case WEEK -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> midnight.withDayOfMonth(1);
      case QUARTER ->
          midnight.withDayOfMonth(1).withMonth((time.getMonthValue() - 1) / units * units + 1);
      case YEAR -> midnight.withDayOfYear(1);
    };
  }

  /** Where the stretch after the one that holds {@code time} begins. */
  LocalDateTime next(LocalDateTime time) {
    return floor(time).plus(units, unit);
  }

  /** The first beginning of a stretch that is not before {@code time}. */
  LocalDateTime ceiling(LocalDateTime time) {
    return floor(time).equals(time) ? time : next(time);
  }

  /** What cutting down to {@code inner} and then to this makes; empty if neither divides evenly. */
  Optional<Bucket> after(Bucket inner) {
    if (inner.divides(this)) {
      return Optional.of(this);
    }
    return divides(inner) ? Optional.of(inner) : Optional.empty();
  }

  private boolean divides(Bucket larger) {
    return compareTo(larger) <= 0 && (this != WEEK || larger == WEEK);
  }
}
