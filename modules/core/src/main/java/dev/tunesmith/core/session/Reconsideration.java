package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A proposal that was refused only for the sake of other statements, and is worth another look
 * since one of these is answered in another way now. Pure.
 *
 * @param refused the attempt it was made in
 */
public record Reconsideration(IssueId issue, Attempt refused) {

  /** What is worth another look after {@code accepted} changed how statements are answered. */
  public static List<Reconsideration> after(Trial accepted, SessionState state) {
    Set<QueryName> changed =
        accepted.reads().stream()
            .filter(each -> each.plans().differ())
            .map(Comparison::query)
            .collect(Collectors.toSet());
    return state.issues().stream()
        .filter(file -> !file.standing().hasEnded())
        .flatMap(
            file ->
                latest(file.attempts()).stream()
                    .filter(attempt -> hangsOn(changed, attempt))
                    .map(attempt -> new Reconsideration(file.issue().id(), attempt)))
        .toList();
  }

  /** The latest word on each set of remedies. */
  private static Collection<Attempt> latest(List<Attempt> attempts) {
    Map<List<Remedy>, Attempt> latest = new LinkedHashMap<>();
    attempts.stream()
        .filter(attempt -> attempt.proposal() != null && attempt.trial() != null)
        .forEach(attempt -> latest.put(remedies(attempt), attempt));
    return latest.values();
  }

  private static List<Remedy> remedies(Attempt attempt) {
    return Stream.ofNullable(attempt.trial()).flatMap(trial -> trial.remedies().stream()).toList();
  }

  private static boolean hangsOn(Set<QueryName> changed, Attempt attempt) {
    List<GateReport> refusals = attempt.reports().stream().filter(GateReport::hasFailed).toList();
    return !refusals.isEmpty()
        && refusals.stream().allMatch(Gates::isForTheSakeOfOthers)
        && Stream.ofNullable(attempt.trial())
            .flatMap(Reconsideration::sufferers)
            .anyMatch(changed::contains);
  }

  /** The statements that a trial showed to suffer, or that nobody is sure of. */
  private static Stream<QueryName> sufferers(Trial trial) {
    return trial.reads().stream()
        .filter(each -> !each.query().equals(trial.subject()))
        .filter(each -> each.outcome() == Outcome.WORSE || each.outcome() == Outcome.INCONCLUSIVE)
        .map(Comparison::query);
  }
}
