package dev.tunesmith.proof.rewrite;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A set of moments as stretches that hold their beginning and not their end, in order, with gaps
 * between them. As a condition it is unknown for NULL and otherwise true or false, so that AND, OR
 * and NOT on such conditions are those on sets.
 */
record TimeRanges(List<Stretch> stretches) {

  // The moments that PostgreSQL calls infinity and -infinity belong to what is open on their side.
  private static final LocalDateTime FIRST = LocalDateTime.MIN;
  private static final LocalDateTime LAST = LocalDateTime.MAX;

  /** From a beginning up to, and without, an end. */
  record Stretch(LocalDateTime from, LocalDateTime to) {

    boolean hasBeginning() {
      return !from.equals(FIRST);
    }

    boolean hasEnd() {
      return !to.equals(LAST);
    }

    @Override
    public String toString() {
      return "[" + (hasBeginning() ? from : "") + ", " + (hasEnd() ? to : "") + ")";
    }
  }

  TimeRanges {
    stretches = List.copyOf(stretches);
  }

  static TimeRanges between(LocalDateTime from, LocalDateTime to) {
    return from.isBefore(to)
        ? new TimeRanges(List.of(new Stretch(from, to)))
        : new TimeRanges(List.of());
  }

  static TimeRanges from(LocalDateTime from) {
    return between(from, LAST);
  }

  static TimeRanges before(LocalDateTime to) {
    return between(FIRST, to);
  }

  TimeRanges or(TimeRanges other) {
    List<Stretch> sorted =
        Stream.concat(stretches.stream(), other.stretches.stream())
            .sorted(Comparator.comparing(Stretch::from))
            .toList();
    List<Stretch> merged = new ArrayList<>();
    for (Stretch stretch : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && !merged.get(last).to().isBefore(stretch.from())) {
        merged.set(last, join(merged.get(last), stretch));
      } else {
        merged.add(stretch);
      }
    }
    return new TimeRanges(merged);
  }

  private static Stretch join(Stretch one, Stretch other) {
    return new Stretch(one.from(), one.to().isBefore(other.to()) ? other.to() : one.to());
  }

  TimeRanges not() {
    List<Stretch> gaps = new ArrayList<>();
    LocalDateTime open = FIRST;
    for (Stretch stretch : stretches) {
      gaps.addAll(between(open, stretch.from()).stretches());
      open = stretch.to();
    }
    gaps.addAll(between(open, LAST).stretches());
    return new TimeRanges(gaps);
  }

  TimeRanges and(TimeRanges other) {
    return not().or(other.not()).not();
  }

  /** The same stretches with their ends moved. */
  TimeRanges moved(UnaryOperator<LocalDateTime> move) {
    TimeRanges moved = new TimeRanges(List.of());
    for (Stretch stretch : stretches) {
      LocalDateTime from = stretch.hasBeginning() ? move.apply(stretch.from()) : FIRST;
      LocalDateTime to = stretch.hasEnd() ? move.apply(stretch.to()) : LAST;
      moved = moved.or(between(from, to));
    }
    return moved;
  }

  /** Every end that is not open. */
  List<LocalDateTime> ends() {
    List<LocalDateTime> ends = new ArrayList<>();
    for (Stretch stretch : stretches) {
      if (stretch.hasBeginning()) {
        ends.add(stretch.from());
      }
      if (stretch.hasEnd()) {
        ends.add(stretch.to());
      }
    }
    return List.copyOf(ends);
  }
}
