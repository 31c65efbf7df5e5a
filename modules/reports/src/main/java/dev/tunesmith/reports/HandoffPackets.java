package dev.tunesmith.reports;

import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.Handover.Option;
import dev.tunesmith.reports.Handover.Packet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the crew could not settle, for whoever is next. */
final class HandoffPackets {
  private static final Set<Phase> SETTLED = EnumSet.of(Phase.RESOLVED, Phase.DECIDED);

  /** Of an issue that did not go up: nobody asked for anything yet. */
  private static final String WITHOUT_A_WORD =
      "nothing was asked yet: go on from what was tried, in a session with more time or attempts";

  private HandoffPackets() {}

  static List<Packet> of(SessionState state, Owners owners) {
    return state.issues().stream()
        .filter(file -> !SETTLED.contains(file.standing().phase()))
        .map(file -> packet(file, owners))
        .toList();
  }

  private static Packet packet(IssueFile file, Owners owners) {
    List<EscalationNote> notes = file.notes();
    EscalationNote last = notes.isEmpty() ? null : notes.get(notes.size() - 1);
    boolean isForPerson = file.standing().phase() == Phase.AWAITING_DECISION;
    return new Packet(
        isForPerson ? Owners.PERSON : owners.after(file),
        file.issue().id(),
        file.issue().title(),
        file.attempts().stream()
            .flatMap(each -> Wording.proposed(each).stream())
            .distinct()
            .toList(),
        file.standing().why(),
        last == null ? WITHOUT_A_WORD : last.request() + howToDecide(file),
        options(file),
        List.copyOf(Evidence.of(file)));
  }

  private static String howToDecide(IssueFile file) {
    return file.decision() == null || file.standing().phase() != Phase.AWAITING_DECISION
        ? ""
        : "; say it by 'tunesmith decide RESULTS "
            + file.issue().id()
            + " OPTION'; recommended: "
            + Wording.recommendation(file.decision());
  }

  private static List<Option> options(IssueFile file) {
    return file.decision() == null || file.standing().phase() != Phase.AWAITING_DECISION
        ? List.of()
        : file.decision().options().stream()
            .map(
                each ->
                    new Option(
                        each.name(),
                        each.remedies().stream().map(Remedy::summary).toList(),
                        each.effect()))
            .toList();
  }
}
