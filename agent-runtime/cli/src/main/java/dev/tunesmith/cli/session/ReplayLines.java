package dev.tunesmith.cli.session;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.order.Divergence;
import dev.tunesmith.engine.order.ReplayResult;
import dev.tunesmith.reports.page.Tone;

/** Says what came of a replay. */
final class ReplayLines {

  private static final int WIDTH = 160;
  private static final int BEFORE = 40;

  private final Terminal terminal;

  ReplayLines(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(ReplayResult result, boolean measuredAgain) {
    if (result.isEqual()) {
      terminal.line(Tone.GOOD, equal(result, measuredAgain));
    } else {
      terminal.line(
          Tone.BAD,
          measuredAgain
              ? "Measured again, the session ends otherwise:"
              : "The replay is not as recorded. The first difference:");
      result.divergences().forEach(this::print);
    }
    if (result.later() > 0) {
      terminal.line(
          "The ledger's last "
              + result.later()
              + " entries are of decisions after the session's end; they are not recorded.");
    }
  }

  private static String equal(ReplayResult result, boolean measuredAgain) {
    return measuredAgain
        ? "Measured again, every issue ends as recorded: " + result.compared() + " in all."
        : "The replay is as recorded: "
            + result.compared()
            + " entries of the ledger, the same but for times and ids.";
  }

  private void print(Divergence divergence) {
    String field = divergence.field().isEmpty() ? "" : ": " + divergence.field();
    terminal.line("  " + divergence.place() + field);
    int from = differsFrom(divergence.recorded(), divergence.now());
    terminal.line("    recorded  " + around(from, divergence.recorded()));
    terminal.line("    now       " + around(from, divergence.now()));
  }

  private static int differsFrom(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  /** The part of a value in which it differs, since a value may be a whole talk. */
  private static String around(int place, String text) {
    if (text.isEmpty()) {
      return "(nothing)";
    }
    int from = text.length() <= WIDTH ? 0 : Math.max(0, place - BEFORE);
    int to = Math.min(text.length(), from + WIDTH);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
