package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.DecisionOption.Basis;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together what a person can choose from once every level below has failed. What was tried is
 * offered as measured, what only a person may allow as estimated; what gates refuse for any other
 * reason is offered too, but never recommended. Pure.
 */
final class DecisionOptions {

  private static final String ACCEPT_AS_IS = "accept_as_is";
  private static final String FOLLOW_ADVICE = "follow_advice";
  private static final String CHANGE_APPLICATION = "change_application";

  private DecisionOptions() {}

  static DecisionNeeded of(IssueFile file) {
    List<DecisionOption> options = new ArrayList<>();
    Map<String, Attempt> offered = new LinkedHashMap<>();
    int number = 0;
    for (Attempt attempt : worthOffering(file)) {
      DecisionOption option = option(attempt, ++number);
      options.add(option);
      offered.put(option.name(), attempt);
    }
    options.add(acceptAsIs(file));
    asAdvised(file).ifPresent(options::add);
    options.add(
        new DecisionOption(
            CHANGE_APPLICATION, List.of(), changeOf(file.issue()), Basis.NONE, List.of()));
    return new DecisionNeeded(
        file.issue().id(), options, recommended(offered).orElse(withoutRemedy(file.issue())));
  }

  /** What those who worked on it say should be done where no remedy of theirs expresses it. */
  private static Optional<DecisionOption> asAdvised(IssueFile file) {
    List<Guidance> inWords =
        file.guidance().stream()
            .filter(
                said -> file.attempts().stream().anyMatch(at -> at.worker().equals(said.from())))
            .filter(said -> said.suggested().isEmpty())
            .toList();
    String words =
        inWords.stream()
            .map(said -> said.from() + " says: " + said.advice())
            .collect(Collectors.joining("; "));
    return inWords.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DecisionOption(
                FOLLOW_ADVICE,
                List.of(),
                "what the crew would do in your place, in words and not measured: " + words,
                Basis.NONE,
                inWords.stream().flatMap(said -> said.evidence().stream()).distinct().toList()));
  }

  /** The latest word on each set of remedies, in the order in which they were first proposed. */
  private static Collection<Attempt> worthOffering(IssueFile file) {
    Map<List<Remedy>, Attempt> latest = new LinkedHashMap<>();
    for (Attempt attempt : file.attempts()) {
      Proposal proposal = attempt.proposal();
      if (proposal != null && (attempt.trial() != null || isUpToAPerson(attempt))) {
        latest.put(proposal.remedies(), attempt);
      }
    }
    return latest.values();
  }

  /** Whether a person's agreement is all that is missing. */
  private static boolean isUpToAPerson(Attempt attempt) {
    List<GateReport> refusals = refusals(attempt).toList();
    return attempt.problem() == null
        && !refusals.isEmpty()
        && refusals.stream().allMatch(Gates::isUpToAPerson);
  }

  private static Stream<GateReport> refusals(Attempt attempt) {
    return attempt.reports().stream().filter(GateReport::hasFailed);
  }

  /** The best that was measured and needs only agreement; then what needs it to be tried at all. */
  private static Optional<String> recommended(Map<String, Attempt> offered) {
    return offered.entrySet().stream()
        .filter(each -> isUpToAPerson(each.getValue()))
        .min(Comparator.comparingDouble(each -> rank(each.getValue())))
        .map(Map.Entry::getKey);
  }

  /** What is wrong with a statement's own words is not for anybody to put up with. */
  private static String withoutRemedy(Issue issue) {
    return byHand(issue).isEmpty() ? ACCEPT_AS_IS : CHANGE_APPLICATION;
  }

  private static String changeOf(Issue issue) {
    return byHand(issue).isEmpty()
        ? "ask less, or less often, where the statement is issued"
        : String.join("; ", byHand(issue));
  }

  private static List<String> byHand(Issue issue) {
    return issue.symptoms().stream().flatMap(each -> Stream.ofNullable(each.byHand())).toList();
  }

  /** The share of its time that a statement keeps; what was not measured comes after all others. */
  private static double rank(Attempt attempt) {
    Trial trial = attempt.trial();
    return trial == null
        ? Double.MAX_VALUE
        : trial.subjectComparison().map(each -> each.ratio().estimate()).orElse(1.0);
  }

  private static DecisionOption acceptAsIs(IssueFile file) {
    String effect =
        "nothing changes; it keeps "
            + Figures.percent(file.issue().share())
            + " of the workload's time";
    return new DecisionOption(
        ACCEPT_AS_IS,
        List.of(),
        effect,
        Basis.MEASURED,
        file.issue().symptoms().stream().map(Symptom::evidence).distinct().toList());
  }

  private static DecisionOption option(Attempt attempt, int number) {
    Trial trial = attempt.trial();
    return trial == null ? untried(attempt, number) : measured(attempt, trial, number);
  }

  private static DecisionOption measured(Attempt attempt, Trial trial, int number) {
    String effect =
        summary(trial.remedies())
            + ": "
            + trial.subjectComparison().map(Comparison::words).orElse("tried")
            + trial.refreshPeriod().map(period -> refreshed(trial, period)).orElse("")
            + refusedBy(attempt);
    return new DecisionOption(
        "apply_trial_" + number, trial.remedies(), effect, Basis.MEASURED, List.of(trial.id()));
  }

  private static String refreshed(Trial trial, Duration period) {
    return "; a refresh took %s, so that one every %s costs at most 1 %% of the time"
        .formatted(
            Figures.duration(Objects.requireNonNull(trial.refresh())), Figures.duration(period));
  }

  private static DecisionOption untried(Attempt attempt, int number) {
    Proposal proposal = Optional.ofNullable(attempt.proposal()).orElseThrow();
    String effect =
        "%s: %s expects %s of its time saved; it is tried before it is accepted%s"
            .formatted(
                summary(proposal.remedies()),
                attempt.worker(),
                Figures.percent(proposal.expectedGain()),
                refusedBy(attempt));
    List<EvidenceId> evidence = proposal.evidence();
    return new DecisionOption(
        "try_proposal_" + number, proposal.remedies(), effect, Basis.ESTIMATED, evidence);
  }

  private static String summary(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::summary).collect(Collectors.joining(" and "));
  }

  private static String refusedBy(Attempt attempt) {
    String refusals = refusals(attempt).map(GateReport::text).collect(Collectors.joining("; "));
    if (refusals.isEmpty()) {
      return attempt.problem() == null ? "" : "; " + attempt.problem();
    }
    return (isUpToAPerson(attempt) ? "; needs your agreement: " : "; refused by ") + refusals;
  }
}
