package dev.tunesmith.advisor.finding;

import dev.tunesmith.advisor.types.Conversion;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns of two types that are compared, so that many rows are converted for few that fit. */
final class MismatchedTypes implements Pattern {

  private static final double FEWEST_ROWS = 10_000;
  private static final double READ_PER_ANSWERED = 100;

  @Override
  public Stream<String> in(Seen seen) {
    double read = Steps.rowsRead(seen.plan().root());
    double used =
        seen.plan()
            .root()
            .walk()
            .filter(Steps::isJoin)
            .mapToDouble(Steps::rowsOut)
            .min()
            .orElse(Double.MAX_VALUE);
    return read < FEWEST_ROWS || read < READ_PER_ANSWERED * used
        ? Stream.empty()
        : Conversion.in(seen.plan(), seen.schema()).stream().flatMap(MismatchedTypes::sentence);
  }

  private static Stream<String> sentence(Conversion conversion) {
    Conversion.Of other = conversion.other();
    return other == null
        ? Stream.empty()
        : Stream.of(
            "%s (%s) is converted to %s in each row to be compared with %s (%s): no index on it leads from one to the other."
                .formatted(
                    conversion.what().words(),
                    conversion.what().column().type(),
                    conversion.type(),
                    other.words(),
                    other.column().type()));
  }

  @Override
  public @Nullable String byHand() {
    return "give both columns one type, the key's own";
  }
}
