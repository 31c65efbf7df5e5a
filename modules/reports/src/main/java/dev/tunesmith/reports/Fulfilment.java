package dev.tunesmith.reports;

import dev.tunesmith.core.duty.AskedDuty;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.session.SessionEvent.DutiesAsked;
import dev.tunesmith.core.session.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session has to show for something that a skill file asks for.
 *
 * @param where the part of the results that shows it; null where nothing does
 * @param reason why nobody can do it here; null where it can be done
 * @param evidence what that part of the results rests on; empty unless there is one
 */
record Fulfilment(
    AskedDuty asked,
    Answer answer,
    @Nullable String where,
    @Nullable String reason,
    List<EvidenceId> evidence) {

  /** What the results have to say about it. */
  enum Answer {
    /** The results hold what bears on it; whether it is enough, a reader judges. */
    SHOWN,
    /** Nothing in this session called for it. */
    NOT_CALLED_FOR,
    NOT_HERE
  }

  Fulfilment {
    evidence = List.copyOf(evidence);
  }

  /** Everything that the crew's files ask for, in order; empty in older ledgers. */
  static List<Fulfilment> of(SessionState state) {
    Proofs proofs = new Proofs(state);
    return state.latest(DutiesAsked.class).map(DutiesAsked::duties).stream()
        .flatMap(List::stream)
        .map(asked -> of(asked, proofs))
        .toList();
  }

  private static Fulfilment of(AskedDuty asked, Proofs proofs) {
    if (asked.duty().proof().isEmpty()) {
      return new Fulfilment(asked, Answer.NOT_HERE, null, asked.duty().where(), List.of());
    }
    List<EvidenceId> evidence = proofs.of(asked.duty().proof().get());
    return evidence.isEmpty()
        ? new Fulfilment(asked, Answer.NOT_CALLED_FOR, null, null, List.of())
        : new Fulfilment(asked, Answer.SHOWN, asked.duty().where(), null, evidence);
  }
}
