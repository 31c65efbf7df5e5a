package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.session.WholeChange;
import dev.tunesmith.core.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a session came to, in a few plain sentences. */
record Headline(List<String> sentences) {
  static Headline of(SessionState state) {
    List<String> sentences = new ArrayList<>();
    OtherVersion.of(state).map(Headline::warned).ifPresent(sentences::add);
    Wording.sample(state)
        .map(sample -> "All of this was measured on " + sample + " of the target's rows.")
        .ifPresent(sentences::add);
    sentences.addAll(login(state));
    sentences.add(found(state));
    sentences.addAll(leftOut(state));
    sentences.addAll(gained(state));
    sentences.addAll(unverified(state));
    sentences.addAll(open(state));
    sentences.addAll(ending(state));
    return new Headline(sentences.stream().map(Headline::capitalised).toList());
  }

  String text() {
    return String.join(" ", sentences);
  }

  private static String capitalised(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /** Whoever may do more could do harm; a reading login cannot, whatever anybody proposes. */
  private static List<String> login(SessionState state) {
    return state
        .latest(SchemaRead.class)
        .map(SchemaRead::beyondReading)
        .filter(powers -> !powers.isEmpty())
        .map(powers -> "The login " + Wording.listed(powers) + ": one that only reads is safer.")
        .stream()
        .toList();
  }

  private static String warned(OtherVersion other) {
    return other.words() + "; for the target's own planner nothing here is proven.";
  }

  private static String found(SessionState state) {
    int issues = state.issues().size();
    String looked =
        "Tunesmith measured " + Figures.words(state.baseline().size(), "statement", "statements");
    return issues == 0
        ? looked + " and found nothing to mend."
        : looked + " and found " + Figures.words(issues, "issue", "issues") + ".";
  }

  private static List<String> leftOut(SessionState state) {
    return some(
            state.leftOut().size(),
            "statement was",
            "statements were",
            "%s left out; the report says which and why.")
        .stream()
        .toList();
  }

  private static List<String> gained(SessionState state) {
    int proven = Proof.of(state).size();
    if (proven == 0) {
      boolean anyWasTried = state.issues().stream().anyMatch(file -> !Wording.isUntried(file));
      return anyWasTried ? List.of("No remedy has been proven.") : List.of();
    }
    String sentence =
        Figures.words(proven, "issue has", "issues have")
            + OtherVersion.of(state)
                .map(other -> " a remedy proven on " + other.sandbox())
                .orElse(" a proven remedy");
    return List.of(
        state
            .latest(FinalMeasured.class)
            .map(measured -> sentence + "; " + workload(measured, proven) + ".")
            .orElse(sentence + ", but the workload as a whole was not measured again."));
  }

  /** What was accepted in a sandbox that is gone stands again once it is shown in another. */
  private static List<String> unverified(SessionState state) {
    return some(
            state.unverified().size(),
            "remedy that had",
            "remedies that had",
            "%s been accepted before the session broke off still has to be shown again.")
        .stream()
        .toList();
  }

  private static String workload(FinalMeasured measured, int proven) {
    List<Comparison> comparisons = measured.comparisons();
    return "with %s the workload as a whole %s %s in the sandbox%s"
        .formatted(
            proven == 1 ? "it" : "them",
            measured.ratio() <= 0.5 ? "is" : "takes",
            WholeChange.of(measured),
            Evidence.cite(comparisons.stream().map(Comparison::id).toList()));
  }

  private static List<String> open(SessionState state) {
    long proven = Proof.of(state).size();
    long pending = state.pending().size();
    long settled =
        state.issues().stream()
            .filter(
                file -> Wording.isSettledByAnother(file) || Wording.isServedByOthers(file, state))
            .count();
    long untried = state.issues().stream().filter(Wording::isUntried).count();
    long left = state.issues().size() - proven - pending - settled - untried;
    return Stream.of(
            some(settled, "more issue was", "more issues were", "%s settled along with them."),
            some(pending, "issue waits", "issues wait", "%s for your decision."),
            some(proven == 0 ? 0 : left, "issue", "issues", "For %s no remedy was proven."),
            some(
                untried,
                "issue was",
                "issues were",
                "%s not tried, " + Wording.whyUntried(state) + "."))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> some(long count, String one, String many, String sentence) {
    return count == 0
        ? Optional.empty()
        : Optional.of(sentence.formatted(Figures.words(count, one, many)));
  }

  private static List<String> ending(SessionState state) {
    StopReason reason = state.ended().map(SessionEnded::reason).orElse(null);
    if (reason == null) {
      return List.of("The session was cut off; this is what stood by then.");
    }
    return switch (reason) {
      case TARGETS_MET, ISSUES_CLOSED -> List.of();
      case DIMINISHING_RETURNS, ITERATIONS_SPENT, DEADLINE_REACHED, CANCELLED, FAILED ->
          List.of("The session ended because " + reason.words() + ".");
      case BUDGET_SPENT -> List.of(budgetSpent(state, reason));
    };
  }

  private static String budgetSpent(SessionState state, StopReason reason) {
    String which =
        state
            .latest(BudgetEnded.class)
            .map(ended -> " (" + ended.kind().words() + ": " + ended.detail() + ")")
            .orElse("");
    return "The session ended because " + reason.words() + which + "; what was done stands.";
  }
}
