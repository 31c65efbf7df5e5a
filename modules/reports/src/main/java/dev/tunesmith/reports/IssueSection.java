package dev.tunesmith.reports;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent.DecisionMade;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the report says of one issue. */
final class IssueSection {
  private static final List<String> ATTEMPTS =
      List.of("Attempt", "Who", "Proposed", "Trial", "Gates");

  private final IssueFile file;
  private final Issue issue;
  private final SessionState state;

  private IssueSection(IssueFile file, SessionState state) {
    this.file = file;
    this.issue = file.issue();
    this.state = state;
  }

  /** The report's part about all issues. */
  static List<Block> all(SessionState state) {
    List<Block> blocks =
        state.issues().stream()
            .flatMap(file -> new IssueSection(file, state).blocks())
            .collect(Collectors.toCollection(ArrayList::new));
    return blocks.isEmpty() ? List.of() : Report.part("Issues", blocks.toArray(Block[]::new));
  }

  private Stream<Block> blocks() {
    Line title = Line.of("%s, %s: ".formatted(issue.id(), issue.kind().title()));
    Stream<Block> attempts =
        file.attempts().isEmpty()
            ? Stream.empty()
            : Stream.of(Table.of(ATTEMPTS, file.attempts().stream().map(this::row).toList()));
    return Stream.of(
            Stream.of(new Heading(3, title.and(Line.code(issue.subject().text()))), facts()),
            attempts,
            file.notes().stream().map(note -> new Paragraph(note(note))),
            file.choices().stream().map(choice -> new Paragraph(choice(choice))),
            Stream.of(new Paragraph(evidence())))
        .flatMap(blocks -> blocks);
  }

  private Bullets facts() {
    Stream<Line> seen =
        Stream.of(
                Stream.of(
                    fact("Outcome", Wording.outcome(file, state)),
                    fact("Concerns", Wording.share(issue, state))),
                issue.symptoms().stream()
                    .map(each -> fact("Symptom", each.text() + Evidence.cite(each.evidence()))),
                issue.symptoms().stream()
                    .flatMap(each -> Stream.ofNullable(each.byHand()))
                    .map(text -> fact("By hand", text)),
                Stream.ofNullable(issue.target()).map(this::target))
            .flatMap(lines -> lines);
    Stream<Line> done =
        Stream.of(
                Stream.of(Line.strong("Owner:").text(" ").and(owner())),
                climb().stream(),
                Proof.of(file).map(this::rootCause).stream(),
                Proof.of(file).flatMap(IssueSection::upkeep).stream(),
                file.attempts().stream().flatMap(IssueSection::underLoad))
            .flatMap(lines -> lines);
    return Bullets.of(Stream.concat(seen, done).toList());
  }

  private static Line fact(String name, String text) {
    return Line.strong(name + ":").text(" " + text);
  }

  private Line target(LatencyTarget target) {
    String reached =
        Proof.of(file)
            .map(Proof::trial)
            .flatMap(Trial::subjectComparison)
            .or(this::atTheEnd)
            .map(each -> reached(target, each))
            .orElse(", not met");
    return fact("Target", target + reached);
  }

  /** How the statement of an issue without a remedy of its own fared in the final measuring. */
  private Optional<Comparison> atTheEnd() {
    return state.finalComparisons().stream()
        .filter(each -> each.query().equals(issue.query()))
        .findFirst();
  }

  private static String reached(LatencyTarget target, Comparison comparison) {
    double figure = comparison.with().figure(target.statistic());
    return (target.isMetBy(figure) ? ", met in the sandbox with " : ", not met with ")
        + Figures.millis(figure)
        + Evidence.cite(comparison.id());
  }

  private Line owner() {
    Assignment assignment = file.assignment();
    return assignment == null
        ? Line.of("nobody in the crew")
        : Line.code(assignment.owner().value()).text(", because " + assignment.why());
  }

  private Optional<Line> climb() {
    List<String> steps = new ArrayList<>();
    Level last = Level.SELF_RECOVERY;
    for (Standing standing : file.standings()) {
      if (standing.level() != last) {
        steps.add(
            "to level %s because %s".formatted(Wording.level(standing.level()), standing.why()));
        last = standing.level();
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(fact("Climbed", String.join("; ", steps)));
  }

  private Line rootCause(Proof proof) {
    Line who = Line.code(proof.attempt().worker().value());
    return Line.EMPTY
        .strong(Line.of("Root cause, as ").and(who).text(" sees it:"))
        .text(" " + proof.proposal().rootCause() + Evidence.cite(proof.proposal().evidence()));
  }

  private static Stream<Line> underLoad(Attempt attempt) {
    return Stream.ofNullable(attempt.load())
        .map(load -> fact("Under load, " + Wording.attempt(attempt), new LoadEffect(load).line()));
  }

  private static Optional<Line> upkeep(Proof proof) {
    Line statements = Line.code(String.join("; ", proof.migration().upkeep()));
    return new Effect(proof.trial())
        .refresh()
        .map(cost -> Line.strong("Upkeep:").text(" ").and(statements).text(", " + cost));
  }

  private List<Line> row(Attempt attempt) {
    return List.of(
        Line.of(Wording.attempt(attempt)),
        Line.code(attempt.worker().value()),
        Wording.proposed(attempt).map(Line::code).orElse(Line.of("nothing")),
        Line.of(trial(attempt)),
        Line.of(Wording.gates(attempt.reports())));
  }

  private static String trial(Attempt attempt) {
    return Optional.ofNullable(attempt.trial())
        .map(trial -> new Effect(trial).verdictAndRegressions())
        .or(() -> Optional.ofNullable(attempt.problem()))
        .orElse("none");
  }

  private static Line note(EscalationNote note) {
    String figures =
        note.metrics().stream()
            .map(each -> each.text() + Evidence.cite(each.evidence()))
            .collect(Collectors.joining("; "));
    return Line.of(
        "Handed to level %s, to %s: %s"
            .formatted(
                Wording.level(note.to()),
                Wording.whom(note),
                Wording.sentences(
                    note.problem(),
                    "Asked: " + note.request(),
                    Wording.after("Blocked by: ", note.blocker()),
                    Wording.after("Left as it is, ", note.impact()),
                    figures.isEmpty() ? "" : "Figures: " + figures)));
  }

  private static Line choice(DecisionMade choice) {
    Line chosen = Line.of("You chose ").and(Line.code(choice.option()));
    return chosen.text(choice.note().isBlank() ? "." : ": " + Wording.sentences(choice.note()));
  }

  private Line evidence() {
    String ids = Evidence.list(Evidence.of(file));
    return Line.of("Evidence: " + (ids.isEmpty() ? "none" : ids) + " (in ")
        .and(Line.code("ledger.jsonl"))
        .text(")");
  }
}
