package dev.tunesmith.advisor.finding;

import dev.tunesmith.advisor.writes.KeyCheck;
import dev.tunesmith.core.text.Figures;
import java.util.Locale;
import java.util.stream.Stream;

/** A write that has a foreign key checked, in a table without an index to look the rows up by. */
final class UnservedKeyCheck implements Pattern {

  private static final double FEWEST = 20_000;

  /** No server goes through more rows in a millisecond; what is faster did not. */
  private static final double MOST_ROWS_A_MILLI = 50_000;

  @Override
  public Stream<String> in(Seen seen) {
    return KeyCheck.of(seen.plan(), seen.schema())
        .filter(check -> !check.isServed())
        .filter(check -> check.rowsGoneThrough() >= FEWEST)
        .filter(check -> check.rowsGoneThrough() <= MOST_ROWS_A_MILLI * check.millis())
        .map(UnservedKeyCheck::sentence);
  }

  private static String sentence(KeyCheck check) {
    return String.format(
        Locale.ROOT,
        "For each of %,.0f rows the foreign key %s goes through the %,d rows of %s, where no index"
            + " begins with %s; this takes %s of the %s that the write runs.",
        check.calls(),
        check.key().name(),
        check.table().rows(),
        check.table().name(),
        String.join(", ", check.key().columns()),
        Figures.millis(check.millis()),
        Figures.millis(check.writeMillis()));
  }
}
