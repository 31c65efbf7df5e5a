package dev.tunesmith.reports;

import dev.tunesmith.core.confirmation.Confirmation;
import dev.tunesmith.core.confirmation.SeenEffect;
import dev.tunesmith.core.session.SessionEvent.RemediesConfirmed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of what was handed over, as it was seen last. */
public final class ConfirmationPart {

  private ConfirmationPart() {}

  static List<Block> of(SessionState state) {
    return state.latest(RemediesConfirmed.class).stream()
        .flatMap(
            seen ->
                Report.part(
                    "Seen later on the target",
                    Table.of(
                        List.of("Issue", "Remedy", "Finding", "Runs"),
                        seen.remedies().stream().map(ConfirmationPart::row).toList()))
                    .stream())
        .toList();
  }

  private static List<Line> row(Confirmation each) {
    return List.of(
        Line.of(each.issue().value()),
        Line.code(each.remedy()),
        Line.of(each.finding().words() + ": " + each.why()),
        Line.of(runs(each)));
  }

  /** How long the statements of a remedy take now, a few words; empty where nobody counted. */
  public static String runs(Confirmation confirmation) {
    return confirmation.effects().stream()
        .filter(SeenEffect::isCounted)
        .map(ConfirmationPart::run)
        .collect(Collectors.joining("; "));
  }

  private static String run(SeenEffect effect) {
    return String.format(
        Locale.ROOT,
        "%s takes %.2g of its time before in %,.0f runs, foreseen %.2g",
        effect.query(),
        effect.seen(),
        effect.calls(),
        effect.foreseen());
  }
}
