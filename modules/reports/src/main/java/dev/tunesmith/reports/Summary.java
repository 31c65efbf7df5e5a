package dev.tunesmith.reports;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LevelSuccess;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.Style.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a person reads on the terminal at the end of a session; some 25 lines at most. */
public final class Summary {
  private static final int MOST_ROWS = 6;
  private static final int MOST_OTHERS = 3;
  private static final int WIDTH = 100;

  private final SessionState state;
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private Summary(SessionState state, Style style) {
    this.state = state;
    this.style = style;
  }

  /**
   * The lines, without line breaks.
   *
   * @param folder where the results were written, as the user should see it
   */
  public static List<String> lines(SessionState state, Path folder, Style style) {
    return new Summary(state, style).write(folder);
  }

  private List<String> write(Path folder) {
    List<MigrationFiles> migrations = MigrationFiles.of(state);
    Headline.of(state).sentences().forEach(each -> add(Tone.HEADLINE, "", each));
    List<RewriteFile> rewrites = RewriteFile.of(state);
    writeProven(Proof.of(state));
    writeRefused();
    writePending(folder);
    writeLeftOut();
    heading("Results");
    add(
        Tone.ASIDE,
        "  ",
        "took        "
            + Figures.duration(state.elapsed())
            + ", "
            + Figures.count(state.attempts(), "attempt", "attempts"));
    Spending.of(state).ifPresent(used -> add(Tone.ASIDE, "  ", "models      " + used));
    writeLevels();
    add(Tone.ASIDE, "  ", "report      " + folder.resolve(ResultFolder.REPORT));
    if (!rewrites.isEmpty()) {
      add(Tone.ASIDE, "  ", "rewrites    " + folder.resolve(ResultFolder.REWRITES));
    }
    if (!migrations.isEmpty()) {
      add(Tone.ASIDE, "  ", "migrations  " + folder.resolve(ResultFolder.MIGRATIONS));
      heading("Next, on a staging database first");
      Path first = folder.resolve(ResultFolder.MIGRATIONS).resolve(migrations.get(0).applyName());
      lines.add(
          "  "
              + style.apply(
                  Tone.COMMAND, "psql -X -v ON_ERROR_STOP=1 -d YOUR_DATABASE -f " + quoted(first)));
    }
    return List.copyOf(lines);
  }

  private void writeProven(List<Proof> proofs) {
    if (proofs.isEmpty()) {
      return;
    }
    heading("Proven");
    for (Proof each : proofs.subList(0, Math.min(MOST_ROWS, proofs.size()))) {
      Effect effect = new Effect(each.trial());
      String issue = each.file().issue().id().value();
      add(Tone.GAIN, "  ", String.format("%-3s %s", issue, each.summary()));
      add(Tone.GAIN, "      ", effect.benefitAndSize());
    }
    more(proofs.size(), MOST_ROWS);
  }

  private void writeRefused() {
    List<String> refused = new ArrayList<>();
    for (IssueFile file : state.issues()) {
      for (Refusal refusal : Refusal.of(file)) {
        refused.add(
            String.format("%-3s %s: %s", file.issue().id(), refusal.remedies(), refusal.reason()));
      }
    }
    writeSome("Tried and refused", Tone.REFUSAL, refused);
  }

  private void writePending(Path folder) {
    writeSome(
        "Waiting for your decision (options in the report): tunesmith decide "
            + quoted(folder)
            + " ISSUE OPTION",
        Tone.DECISION,
        state.pending().stream().map(Summary::decision).toList());
  }

  private static String decision(IssueFile file) {
    return String.format(
        "%-3s %s%s",
        file.issue().id(),
        file.issue().title(),
        file.decision() == null ? "" : recommendation(file.decision()));
  }

  private static String recommendation(DecisionNeeded decision) {
    return "; recommended: "
        + decision.recommendation()
        + (decision.until() == null ? "" : "; before " + decision.until());
  }

  private void writeLeftOut() {
    writeSome(
        "Left out of the workload",
        Tone.ASIDE,
        state.leftOut().stream()
            .map(each -> each.name() + " (line " + each.line() + "): " + each.reason())
            .toList());
  }

  private void writeLevels() {
    List<String> levels = LevelSuccess.of(state).stream().map(Wording::success).toList();
    if (!levels.isEmpty()) {
      add(Tone.ASIDE, "  ", "levels      " + String.join(", ", levels));
    }
  }

  private void writeSome(String heading, Tone tone, List<String> items) {
    if (!items.isEmpty()) {
      heading(heading);
      items.stream().limit(MOST_OTHERS).forEach(each -> add(tone, "  ", each));
      more(items.size(), MOST_OTHERS);
    }
  }

  private void more(int all, int shown) {
    if (all > shown) {
      add(Tone.ASIDE, "  ", "and " + (all - shown) + " more in the report");
    }
  }

  private void heading(String heading) {
    lines.add(style.apply(Tone.HEADING, heading));
  }

  private void add(Tone tone, String indent, String text) {
    lines.add(
        indent
            + style.apply(tone, HiddenCharacters.cut(HiddenCharacters.onOneLine(text), WIDTH * 2)));
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./:@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
