package dev.tunesmith.reports;

import static dev.tunesmith.reports.Markdown.code;
import static dev.tunesmith.reports.Markdown.text;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the report says of one issue. */
final class IssueSection {
  private final IssueFile file;
  private final SessionState state;

  IssueSection(IssueFile file, SessionState state) {
    this.file = file;
    this.state = state;
  }

  void write(Page page) {
    Issue issue = file.issue();
    page.heading(
        3,
        issue.id().value()
            + ", "
            + text(issue.kind().title())
            + ": "
            + code(issue.subject().text()));
    List<String> facts = new ArrayList<>();
    facts.add("**Outcome:** " + text(Wording.outcome(file)));
    facts.add("**Concerns:** " + Wording.share(issue, state));
    issue
        .symptoms()
        .forEach(
            each ->
                facts.add("**Symptom:** " + text(each.text()) + Evidence.cite(each.evidence())));
    target().ifPresent(facts::add);
    facts.add("**Owner:** " + owner());
    climb().ifPresent(facts::add);
    rootCause().ifPresent(facts::add);
    upkeep().ifPresent(facts::add);
    file.attempts().forEach(each -> underLoad(each).ifPresent(facts::add));
    page.bullets(facts);
    if (!file.attempts().isEmpty()) {
      page.table(
          List.of("Attempt", "Who", "Proposed", "Trial", "Gates"),
          file.attempts().stream().map(IssueSection::row).toList());
    }
    file.notes().forEach(note -> page.paragraph(note(note)));
    file.choices().forEach(choice -> page.paragraph(choice(choice)));
    page.paragraph("Evidence: " + evidence());
  }

  private Optional<String> target() {
    LatencyTarget target = file.issue().target();
    if (target == null) {
      return Optional.empty();
    }
    String reached =
        Proof.of(file)
            .map(Proof::trial)
            .flatMap(Trial::subjectComparison)
            .or(this::atTheEnd)
            .map(each -> reached(target, each))
            .orElse(", not met");
    return Optional.of("**Target:** " + text(target.toString()) + reached);
  }

  /** How the statement of an issue without a remedy of its own fared in the final measuring. */
  private Optional<Comparison> atTheEnd() {
    return state.finalComparisons().stream()
        .filter(each -> each.query().equals(file.issue().query()))
        .findFirst();
  }

  private static String reached(LatencyTarget target, Comparison comparison) {
    double figure = comparison.with().figure(target.statistic());
    return (target.isMetBy(figure) ? ", met in the sandbox with " : ", not met with ")
        + Figures.millis(figure)
        + Evidence.cite(comparison.id());
  }

  private String owner() {
    Assignment assignment = file.assignment();
    return assignment == null
        ? "nobody in the crew"
        : code(assignment.owner().value()) + ", because " + text(assignment.why());
  }

  private Optional<String> climb() {
    List<String> steps = new ArrayList<>();
    Level last = Level.SELF_RECOVERY;
    for (Standing standing : file.standings()) {
      if (standing.level() != last) {
        steps.add(
            "to level " + Wording.level(standing.level()) + " because " + text(standing.why()));
        last = standing.level();
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of("**Climbed:** " + String.join("; ", steps));
  }

  private Optional<String> rootCause() {
    return Proof.of(file)
        .map(
            proof ->
                "**Root cause, as "
                    + code(worker(proof))
                    + " sees it:** "
                    + text(proof.proposal().rootCause())
                    + Evidence.cite(proof.proposal().evidence()));
  }

  private static Optional<String> underLoad(Attempt attempt) {
    LoadComparison load = attempt.load();
    return load == null
        ? Optional.empty()
        : Optional.of(
            "**Under load, "
                + Wording.attempt(attempt)
                + ":** "
                + text(new LoadEffect(load).line()));
  }

  private Optional<String> upkeep() {
    return Proof.of(file)
        .flatMap(
            proof ->
                new Effect(proof.trial())
                    .refresh()
                    .map(
                        cost ->
                            "**Upkeep:** "
                                + code(String.join("; ", proof.migration().upkeep()))
                                + ", "
                                + text(cost)));
  }

  private String worker(Proof proof) {
    return file.attempts().stream()
        .filter(each -> proof.trial().equals(each.trial()))
        .findFirst()
        .map(each -> each.worker().value())
        .orElse("the agent");
  }

  private static List<String> row(Attempt attempt) {
    return List.of(
        Wording.attempt(attempt),
        code(attempt.worker().value()),
        attempt.proposal() == null
            ? "nothing"
            : code(Wording.summary(attempt.proposal().remedies())),
        trial(attempt),
        text(Wording.gates(attempt.reports())));
  }

  private static String trial(Attempt attempt) {
    Trial trial = attempt.trial();
    if (trial == null) {
      return attempt.problem() == null ? "none" : text(attempt.problem());
    }
    Effect effect = new Effect(trial);
    String slower =
        effect.regressions().isEmpty()
            ? ""
            : "; slower: " + String.join("; ", effect.regressions());
    return text(effect.verdict() + slower);
  }

  private static String note(EscalationNote note) {
    List<String> metrics = new ArrayList<>();
    note.metrics().forEach(each -> metrics.add(each.text() + Evidence.cite(each.evidence())));
    String whom = note.whom().isEmpty() ? "you" : String.join(", ", note.whom());
    String figures = metrics.isEmpty() ? "" : " Figures: " + String.join("; ", metrics) + ".";
    String asked = Wording.sentence("Asked: " + note.request()) + forAPerson(note);
    return "Handed to level "
        + Wording.level(note.to())
        + text(", to " + whom + ": " + Wording.sentence(note.problem()) + " " + asked + figures);
  }

  private static String choice(SessionEvent.DecisionMade choice) {
    return "You chose "
        + code(choice.option())
        + (choice.note().isBlank() ? "." : ": " + text(Wording.sentence(choice.note())));
  }

  private static String forAPerson(EscalationNote note) {
    return (note.blocker() == null ? "" : " " + Wording.sentence("Blocked by: " + note.blocker()))
        + (note.impact() == null ? "" : " " + Wording.sentence("Left as it is, " + note.impact()));
  }

  private String evidence() {
    String ids = Evidence.list(Evidence.of(file));
    return (ids.isEmpty() ? "none" : ids)
        + String.format(Locale.ROOT, " (in %s)", code("ledger.jsonl"));
  }
}
