package dev.tunesmith.reports;

import static dev.tunesmith.reports.Markdown.code;
import static dev.tunesmith.reports.Markdown.text;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.session.Coverage;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LevelSuccess;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.LoadCompared;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The report's last part: how it was measured, who worked, and what it cannot say. */
final class Method {
  private Method() {}

  static void write(Page page, SessionState state) {
    page.heading(2, "How it was measured");
    page.bullets(measuring(state));
    page.heading(2, "Crew");
    page.bullets(crew(state));
    page.heading(2, "Limits");
    page.bullets(limits(state));
  }

  private static List<String> measuring(SessionState state) {
    List<String> lines = new ArrayList<>();
    state.latest(SchemaRead.class).map(Method::database).ifPresent(lines::add);
    state.sandbox().map(Method::sandbox).ifPresent(lines::add);
    state
        .latest(TargetPlansCompared.class)
        .map(compared -> "Plans on the target: " + text(Wording.plans(compared)) + ".")
        .ifPresent(lines::add);
    runs(state).ifPresent(lines::add);
    lines.add(
        "Each trial ran with and without the remedy in turns, on one server; an effect counts only"
            + " where the whole 95 % interval lies beyond the margin.");
    state.latest(LoadCompared.class).map(Method::load).ifPresent(lines::add);
    checks(Coverage.of(state)).ifPresent(lines::add);
    state.latest(UndoRehearsed.class).map(Method::rehearsal).ifPresent(lines::add);
    state
        .ended()
        .map(
            ended ->
                "Session "
                    + session(state)
                    + " took "
                    + Figures.duration(state.elapsed())
                    + " and ended because "
                    + because(ended)
                    + ".")
        .ifPresent(lines::add);
    return lines;
  }

  private static String database(SchemaRead read) {
    return "Target, only read: "
        + text(read.server())
        + " with "
        + Figures.count(read.tables(), "table", "tables")
        + ", "
        + Figures.count(read.indexes(), "index", "indexes")
        + ", about "
        + Figures.count(read.rows(), "row", "rows")
        + ", "
        + Figures.bytes(read.bytes())
        + Evidence.cite(read.id())
        + ".";
  }

  private static String sandbox(SandboxReady ready) {
    return "Sandbox: "
        + Figures.count(ready.rows(), "row", "rows")
        + ", "
        + Figures.bytes(ready.bytes())
        + ", copied in "
        + Figures.duration(ready.took())
        + ".";
  }

  private static Optional<String> runs(SessionState state) {
    List<Integer> runs =
        Stream.concat(
                state.baseline().stream().map(each -> each.timing()),
                state.finalComparisons().stream().map(Comparison::with))
            .map(Timing::runs)
            .sorted()
            .toList();
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    int fewest = runs.get(0);
    int most = runs.get(runs.size() - 1);
    String range = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
    return Optional.of(
        "Every statement ran "
            + range
            + " times with one client and warm caches, its rows fetched.");
  }

  private static String load(LoadCompared compared) {
    return "Where a remedy is about throughput, locks or caching, the workload also ran by "
        + Figures.count(compared.comparison().connections(), "connection", "connections")
        + " at once, "
        + Figures.duration(compared.comparison().time())
        + " with it and as long without it, in turns; writes were rolled back.";
  }

  private static Optional<String> checks(Coverage coverage) {
    if (coverage.asked().isEmpty()) {
      return Optional.empty();
    }
    String asked =
        "Tried proposals had to pass "
            + Figures.count(coverage.asked().size(), "check", "checks")
            + "; ";
    List<String> idle = coverage.neverApplied().stream().map(check -> text(check.gate())).toList();
    return Optional.of(
        asked
            + (idle.isEmpty()
                ? "each of them applied to at least one."
                : "to none of them applied: " + String.join(", ", idle) + "."));
  }

  private static String rehearsal(UndoRehearsed rehearsed) {
    return "All migrations were applied, undone and checked in the sandbox: "
        + Figures.count(rehearsed.statements(), "statement", "statements")
        + " in "
        + Figures.duration(rehearsed.took())
        + Evidence.cite(rehearsed.id())
        + ".";
  }

  private static String session(SessionState state) {
    return state
        .opened()
        .map(each -> code(each.session()) + " of Tunesmith " + text(each.version()))
        .orElse("");
  }

  private static String because(SessionEnded ended) {
    return text(ended.reason().words() + (ended.detail().isBlank() ? "" : ": " + ended.detail()));
  }

  private static List<String> crew(SessionState state) {
    List<String> lines = new ArrayList<>();
    int agents = state.crew().map(CrewWired::agents).map(List::size).orElse(0);
    String agent = state.opened().map(SessionOpened::agent).orElse("an agent");
    lines.add(
        Figures.count(agents, "agent", "agents")
            + " in the crew; their cases were worked by "
            + code(agent)
            + " in "
            + Figures.count(state.attempts(), "attempt", "attempts")
            + ".");
    Spending.of(state).map(used -> "Language models: " + used + ".").ifPresent(lines::add);
    workers(state)
        .forEach(
            (worker, attempts) ->
                lines.add(code(worker) + ": " + Figures.count(attempts, "attempt", "attempts")));
    LevelSuccess.of(state).stream()
        .map(level -> Wording.sentence("Of its issues " + Wording.success(level)))
        .forEach(lines::add);
    state.crew().map(CrewWired::diagnostics).orElse(List.of()).stream()
        .filter(each -> each.severity() != Diagnostic.Severity.INFO)
        .map(
            each ->
                "Skill file " + code(each.file() + ":" + each.line()) + ": " + text(each.message()))
        .forEach(lines::add);
    return lines;
  }

  private static Map<String, Integer> workers(SessionState state) {
    Map<String, Integer> workers = new TreeMap<>();
    state.issues().stream()
        .map(IssueFile::attempts)
        .flatMap(List::stream)
        .forEach(attempt -> workers.merge(attempt.worker().value(), 1, Integer::sum));
    return workers;
  }

  private static List<String> limits(SessionState state) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The figures come from a copy on another machine, with one client and warm caches: expect"
            + " the direction to carry over to production, not the milliseconds.");
    lines.add("With few runs, p95 lies close to the slowest run.");
    if (!state.leftOut().isEmpty()) {
      lines.add(
          Figures.count(state.leftOut().size(), "statement", "statements")
              + " of the workload took no part: what the remedies do to "
              + (state.leftOut().size() == 1 ? "it" : "them")
              + " is unknown.");
    }
    state.sandbox().map(SandboxReady::notes).orElse(List.of()).stream()
        .map(note -> "Sandbox: " + text(note))
        .forEach(lines::add);
    return lines;
  }
}
