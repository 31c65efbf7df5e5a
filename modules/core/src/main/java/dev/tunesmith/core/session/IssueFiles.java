package dev.tunesmith.core.session;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.IssueFile.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The issue files of one session, in the order the issues were opened. */
final class IssueFiles {

  private final Map<IssueId, IssueFile> files = new LinkedHashMap<>();

  List<IssueFile> all() {
    return List.copyOf(files.values());
  }

  void open(Issue issue) {
    files.put(issue.id(), IssueFile.opened(issue));
  }

  void assign(IssueId id, Assignment assignment) {
    change(
        id,
        file ->
            new IssueFile(
                file.issue(),
                assignment,
                file.standings(),
                file.attempts(),
                file.notes(),
                file.accepted(),
                file.decision()));
  }

  void stand(IssueId id, Standing standing) {
    change(
        id,
        file ->
            new IssueFile(
                file.issue(),
                file.assignment(),
                plus(file.standings(), standing),
                file.attempts(),
                file.notes(),
                file.accepted(),
                file.decision()));
  }

  void escalate(EscalationNote note) {
    change(
        note.issue(),
        file ->
            new IssueFile(
                file.issue(),
                file.assignment(),
                file.standings(),
                file.attempts(),
                plus(file.notes(), note),
                file.accepted(),
                file.decision()));
  }

  void start(IssueId id, Attempt attempt) {
    change(id, file -> withAttempts(file, plus(file.attempts(), attempt)));
  }

  void latestAttempt(IssueId id, UnaryOperator<Attempt> change) {
    change(
        id,
        file -> {
          List<Attempt> attempts = new ArrayList<>(file.attempts());
          if (!attempts.isEmpty()) {
            int last = attempts.size() - 1;
            attempts.set(last, change.apply(attempts.get(last)));
          }
          return withAttempts(file, attempts);
        });
  }

  void accept(IssueId id, Acceptance acceptance) {
    change(
        id,
        file ->
            new IssueFile(
                file.issue(),
                file.assignment(),
                file.standings(),
                file.attempts(),
                file.notes(),
                acceptance,
                file.decision()));
  }

  void needDecision(SessionEvent.DecisionNeeded decision) {
    change(
        decision.issue(),
        file ->
            new IssueFile(
                file.issue(),
                file.assignment(),
                file.standings(),
                file.attempts(),
                file.notes(),
                file.accepted(),
                decision));
  }

  private void change(IssueId id, UnaryOperator<IssueFile> change) {
    files.computeIfPresent(id, (key, file) -> change.apply(file));
  }

  private static IssueFile withAttempts(IssueFile file, List<Attempt> attempts) {
    return new IssueFile(
        file.issue(),
        file.assignment(),
        file.standings(),
        attempts,
        file.notes(),
        file.accepted(),
        file.decision());
  }

  private static <T> List<T> plus(List<T> list, T item) {
    List<T> more = new ArrayList<>(list);
    more.add(item);
    return more;
  }
}
