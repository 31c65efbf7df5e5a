package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.text.Figures;
import java.util.Locale;
import java.util.stream.Stream;

/** An UPDATE writes many rows, those among them too that hold the value already. */
final class WrittenAnew implements Pattern {

  private static final double FEWEST = 10_000;

  @Override
  public Stream<String> in(Seen seen) {
    String sql = seen.query().sql().toLowerCase(Locale.ROOT);
    double rows = seen.measured().timing().rows();
    return sql.stripLeading().startsWith("update")
            && !sql.contains("is distinct from")
            && rows >= FEWEST
        ? Stream.of(
            "%s are written anew with all their indexes, whether their values change or not."
                .formatted(Figures.count(Math.round(rows), "row", "rows")))
        : Stream.empty();
  }

  @Override
  public String byHand() {
    return "leave out the rows that hold the value already, (a, b) IS DISTINCT FROM (new a, new b),"
        + " where no trigger and no RETURNING needs them; else change them in portions";
  }
}
