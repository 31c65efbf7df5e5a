package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
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
import dev.tunesmith.core.session.SessionEvent.SessionResumed;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report's last parts: how it was measured, who worked, and what it cannot say. */
final class Method {
  private static final String TRIALS =
      "Each trial ran with and without the remedy in turns, on one server; an effect counts only"
          + " where the whole 95 % interval lies beyond the margin.";
  private static final String COPY =
      "The figures come from a copy on another machine, with one client and warm caches: expect"
          + " the direction to carry over to production, not the milliseconds.";

  private Method() {}

  static List<Block> measuring(SessionState state) {
    Stream<String> before =
        Stream.of(
                state.latest(SchemaRead.class).map(Method::database),
                state.sandbox().map(Method::sandbox),
                state.latest(TargetPlansCompared.class).map(Method::plans),
                runs(state),
                Optional.of(TRIALS),
                state.latest(LoadCompared.class).map(Method::load),
                checks(Coverage.of(state)),
                state.latest(UndoRehearsed.class).map(Method::rehearsal),
                state.resumed().map(Method::broken))
            .flatMap(Optional::stream);
    Stream<Line> ending = state.ended().map(ended -> ending(state, ended)).stream();
    return part("How it was measured", Stream.concat(before.map(Line::of), ending));
  }

  static List<Block> crew(SessionState state) {
    return part(
        "Crew",
        Stream.of(
                Stream.of(agents(state)),
                Spending.of(state).map(used -> Line.of("Language models: " + used + ".")).stream(),
                workers(state),
                LevelSuccess.of(state).stream()
                    .map(level -> Line.of("Of its issues " + Wording.success(level) + ".")),
                diagnostics(state))
            .flatMap(lines -> lines));
  }

  static List<Block> limits(SessionState state) {
    Stream<String> notes =
        state.sandbox().map(SandboxReady::notes).stream()
            .flatMap(List::stream)
            .map(note -> "Sandbox: " + note);
    return part(
        "Limits",
        Stream.of(
                Stream.of(COPY, "With few runs, p95 lies close to the slowest run."),
                leftOut(state.leftOut().size()),
                notes)
            .flatMap(lines -> lines)
            .map(Line::of));
  }

  private static List<Block> part(String title, Stream<Line> lines) {
    return Report.part(title, Bullets.of(lines.toList()));
  }

  private static String database(SchemaRead read) {
    String rights =
        read.beyondReading().isEmpty()
            ? ""
            : " The login " + Wording.listed(read.beyondReading()) + ", which no session needs.";
    return "Target, only read: %s%s.%s"
        .formatted(Wording.size(read), Evidence.cite(read.id()), rights);
  }

  private static String sandbox(SandboxReady ready) {
    return "Sandbox: %s%s, %s, copied in %s."
        .formatted(
            ready.server() == null ? "" : ready.server() + ", ",
            Figures.count(ready.rows(), "row", "rows"),
            Figures.bytes(ready.bytes()),
            Figures.duration(ready.took()));
  }

  private static String plans(TargetPlansCompared compared) {
    return "Plans on the target: " + Wording.plans(compared) + ".";
  }

  private static Optional<String> runs(SessionState state) {
    List<Integer> runs =
        Stream.concat(
                state.baseline().stream().map(Measurement::timing),
                state.finalComparisons().stream().map(Comparison::with))
            .map(Timing::runs)
            .sorted()
            .toList();
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(runs(runs.get(0), runs.get(runs.size() - 1)));
  }

  private static String runs(int fewest, int most) {
    return "Every statement ran %s times with one client and warm caches, its rows fetched."
        .formatted(fewest == most ? fewest : fewest + " to " + most);
  }

  private static String load(LoadCompared compared) {
    return "Where a remedy is about throughput, locks or caching, the workload also ran by %s at"
            .formatted(
                Figures.count(compared.comparison().connections(), "connection", "connections"))
        + " once, %s with it and as long without it, in turns; writes were rolled back."
            .formatted(Figures.duration(compared.comparison().time()));
  }

  private static Optional<String> checks(Coverage coverage) {
    if (coverage.asked().isEmpty()) {
      return Optional.empty();
    }
    String idle =
        coverage.neverApplied().stream()
            .map(Coverage.Check::gate)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "Tried proposals had to pass %s; %s."
            .formatted(
                Figures.count(coverage.asked().size(), "check", "checks"),
                idle.isEmpty()
                    ? "each of them applied to at least one"
                    : "to none of them applied: " + idle));
  }

  private static String rehearsal(UndoRehearsed rehearsed) {
    return "All migrations were applied, undone and checked in the sandbox: %s in %s%s."
        .formatted(
            Figures.count(rehearsed.statements(), "statement", "statements"),
            Figures.duration(rehearsed.took()),
            Evidence.cite(rehearsed.id()));
  }

  /** Evidence of before a break speaks of a sandbox that is gone. */
  private static String broken(SessionResumed resumed) {
    return "The session broke off and went on: %s.%s"
        .formatted(resumed.why(), broken(resumed.before()));
  }

  private static String broken(@Nullable EvidenceId last) {
    return last == null
        ? ""
        : " Evidence up to "
            + last
            + " is of before that; what is accepted was shown again after it.";
  }

  private static Line ending(SessionState state, SessionEnded ended) {
    String detail = ended.detail().isBlank() ? "" : ": " + ended.detail();
    return state
        .opened()
        .map(Method::session)
        .orElse(Line.of("The session"))
        .text(
            " took %s and ended because %s%s."
                .formatted(Figures.duration(state.elapsed()), ended.reason().words(), detail));
  }

  private static Line session(SessionOpened opened) {
    return Line.of("Session ")
        .and(Line.code(opened.session()))
        .text(" of Tunesmith " + opened.version());
  }

  private static Line agents(SessionState state) {
    int agents = state.crew().map(CrewWired::agents).map(List::size).orElse(0);
    return Line.of(
            Figures.count(agents, "agent", "agents") + " in the crew; their cases were worked by ")
        .and(Line.code(state.opened().map(SessionOpened::agent).orElse("an agent")))
        .text(" in " + attempts(state.attempts()) + ".");
  }

  private static Stream<Line> workers(SessionState state) {
    Map<String, Long> workers =
        state.issues().stream()
            .map(IssueFile::attempts)
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    attempt -> attempt.worker().value(), TreeMap::new, Collectors.counting()));
    return workers.entrySet().stream()
        .map(each -> Line.code(each.getKey()).text(": " + attempts(each.getValue())));
  }

  private static String attempts(long count) {
    return Figures.count(count, "attempt", "attempts");
  }

  private static Stream<Line> diagnostics(SessionState state) {
    return state.crew().map(CrewWired::diagnostics).stream()
        .flatMap(List::stream)
        .filter(each -> each.severity() != Diagnostic.Severity.INFO)
        .map(
            each ->
                Line.of("Skill file ")
                    .and(Line.code(each.file() + ":" + each.line()))
                    .text(": " + each.message()));
  }

  private static Stream<String> leftOut(int statements) {
    return statements == 0
        ? Stream.empty()
        : Stream.of(
            "%s of the workload took no part: what the remedies do to %s is unknown."
                .formatted(
                    Figures.count(statements, "statement", "statements"),
                    statements == 1 ? "it" : "them"));
  }
}
