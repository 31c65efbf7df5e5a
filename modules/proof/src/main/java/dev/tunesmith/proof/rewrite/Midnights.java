package dev.tunesmith.proof.rewrite;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The days whose date must begin exactly once, and where the clock shows midnight, for a rewrite
 * that takes the date of a moment in the session's time zone.
 *
 * @param days those that a constant names
 * @param isAny whether the day is not known beforehand, as with today's
 */
public record Midnights(Set<LocalDate> days, boolean isAny) {

  /** No day is asked for. */
  static final Midnights NONE = new Midnights(Set.of(), false);

  /** Any day may be asked for. */
  static final Midnights ANY = new Midnights(Set.of(), true);

  private static final int YEARS_TO_COME = 30;
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

  public Midnights {
    days = Set.copyOf(days);
  }

  static Midnights of(List<LocalDate> days) {
    return new Midnights(Set.copyOf(days), false);
  }

  Midnights and(Midnights other) {
    Set<LocalDate> both = new TreeSet<>(days);
    both.addAll(other.days);
    return new Midnights(both, isAny || other.isAny);
  }

  /** Whether every session reads them alike, since no zone takes part. */
  public boolean isNone() {
    return days.isEmpty() && !isAny;
  }

  /** Whether that zone's clock lets these days begin so. */
  public boolean areEvenIn(ZoneId zone, LocalDate today) {
    ZoneRules rules = zone.getRules();
    List<LocalDateTime> asked = new ArrayList<>();
    days.forEach(day -> asked.add(day.atStartOfDay()));
    if (isAny) {
      asked.addAll(nearChanges(rules, today));
    }
    return asked.stream().allMatch(midnight -> isEven(midnight, rules));
  }

  private static boolean isEven(LocalDateTime midnight, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(midnight);
    if (change == null) {
      return true;
    }
    // Clocks put on at midnight exactly leave out the day's first minutes, and no moment of it.
    return change.isGap()
        && change.getDateTimeBefore().equals(midnight)
        && change.getDuration().compareTo(Duration.ofDays(1)) < 0;
  }

  private static List<LocalDateTime> nearChanges(ZoneRules rules, LocalDate today) {
    List<LocalDateTime> midnights = new ArrayList<>();
    var at = EARLIEST.atStartOfDay(ZoneId.of("UTC")).toInstant();
    var end = today.plusYears(YEARS_TO_COME).atStartOfDay(ZoneId.of("UTC")).toInstant();
    ZoneOffsetTransition change = rules.nextTransition(at);
    while (change != null && change.getInstant().isBefore(end)) {
      LocalDateTime later =
          List.of(change.getDateTimeBefore(), change.getDateTimeAfter()).stream()
              .max(Comparator.naturalOrder())
              .orElseThrow();
      midnights.add(later.toLocalDate().atStartOfDay());
      midnights.add(later.toLocalDate().minusDays(1).atStartOfDay());
      change = rules.nextTransition(change.getInstant());
    }
    return midnights;
  }
}
