package dev.tunesmith.core.session;

import dev.tunesmith.core.agent.Guidance;
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
    change(id, file -> file.with(assignment));
  }

  void stand(IssueId id, Standing standing) {
    change(id, file -> file.with(standing));
  }

  void escalate(EscalationNote note) {
    change(note.issue(), file -> file.with(note));
  }

  void start(IssueId id, Attempt attempt) {
    change(id, file -> file.withAttempts(plus(file.attempts(), attempt)));
  }

  void latestAttempt(IssueId id, UnaryOperator<Attempt> change) {
    change(id, file -> file.withAttempts(lastChanged(file.attempts(), change)));
  }

  void accept(IssueId id, Acceptance acceptance) {
    change(id, file -> file.withAcceptance(acceptance));
  }

  /** What was accepted is not any more; the attempt it came from says why. */
  void withdraw(IssueId id, String reason) {
    change(
        id,
        file ->
            file.withAttempts(
                    lastChanged(file.attempts(), each -> each.with("withdrawn: " + reason)))
                .withAcceptance(null));
  }

  /** Takes back every acceptance, and says what it was. */
  Map<IssueId, Acceptance> suspend() {
    Map<IssueId, Acceptance> accepted = new LinkedHashMap<>();
    for (IssueFile file : all()) {
      if (file.accepted() != null) {
        accepted.put(file.issue().id(), file.accepted());
        change(file.issue().id(), each -> each.withAcceptance(null));
      }
    }
    return accepted;
  }

  void forget() {
    files.clear();
  }

  void advise(IssueId id, Guidance guidance) {
    change(id, file -> file.with(guidance));
  }

  void needDecision(SessionEvent.DecisionNeeded decision) {
    change(decision.issue(), file -> file.with(decision));
  }

  void decide(SessionEvent.DecisionMade choice) {
    change(choice.issue(), file -> file.with(choice));
  }

  private void change(IssueId id, UnaryOperator<IssueFile> change) {
    files.computeIfPresent(id, (key, file) -> change.apply(file));
  }

  private static List<Attempt> lastChanged(List<Attempt> attempts, UnaryOperator<Attempt> change) {
    List<Attempt> changed = new ArrayList<>(attempts);
    if (!changed.isEmpty()) {
      int last = changed.size() - 1;
      changed.set(last, change.apply(changed.get(last)));
    }
    return changed;
  }

  static <T> List<T> plus(List<T> list, T item) {
    List<T> more = new ArrayList<>(list);
    more.add(item);
    return more;
  }
}
