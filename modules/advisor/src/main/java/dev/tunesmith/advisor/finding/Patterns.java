package dev.tunesmith.advisor.finding;

import java.util.List;
import java.util.stream.Stream;

/** The patterns that are looked for: who adds one writes its class and a line here. */
final class Patterns {

  /** A pattern that shows in more places than this is known by then. */
  private static final int MOST_PLACES = 3;

  /** Work that is wasted however fast the statement is. */
  private static final List<Pattern> WASTES =
      List.of(
          new ThrownAwayRows(),
          new ConvertedColumn(),
          new MismatchedTypes(),
          new PartOfText(),
          new SpanOfColumns(),
          new ChangingValue(),
          new WorkedOutForEachRow(),
          new AskedTooLate(),
          new MadeForNothing(),
          new WholeIndex(),
          new SortForFew(),
          new RepeatedScan(),
          new RepeatedSubquery(),
          new DroppedPairs(),
          new WholeTableJoin(),
          new FewOfMany(),
          new WholeCount(),
          new SkippedRows(),
          new Spill(),
          new UnservedKeyCheck(),
          SlowTriggers.inThemselves(),
          new LongPlanning());

  /** What is no fault in itself, and the cause where a statement is slow. */
  private static final List<Pattern> CAUSES =
      List.of(
          SlowTriggers.amongOthers(), new WrittenAnew(), new WrongExpectation(), new LargeAnswer());

  private Patterns() {}

  /** What shows of each waste found. */
  static List<Sign> wastesIn(Seen seen) {
    return in(seen, WASTES);
  }

  /** What shows of each cause of a statement that is slow. */
  static List<Sign> causesOf(Seen seen) {
    return in(seen, CAUSES);
  }

  private static List<Sign> in(Seen seen, List<Pattern> patterns) {
    return patterns.stream().flatMap(pattern -> in(seen, pattern)).distinct().toList();
  }

  private static Stream<Sign> in(Seen seen, Pattern pattern) {
    return pattern.in(seen).limit(MOST_PLACES).map(text -> new Sign(text, pattern.byHand()));
  }
}
