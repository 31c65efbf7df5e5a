package dev.tunesmith.engine.recording;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.engine.order.Decider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person whose choices are witnessed. */
public final class WitnessedDecider implements Decider {

  static final String DECIDE = "decide";

  private final Decider decider;
  private final Witness witness;

  /** The choices of {@code decider}. */
  public WitnessedDecider(Decider decider, Witness witness) {
    this.decider = decider;
    this.witness = witness;
  }

  /** What was chosen, or null where nothing was. */
  record Chosen(@Nullable Choice choice) {}

  @Override
  public Optional<Choice> decide(DecisionNeeded question, IssueFile file) {
    Chosen chosen =
        witness.ask(
            Question.of(DECIDE, question),
            Chosen.class,
            () -> new Chosen(decider.decide(question, file).orElse(null)));
    return Optional.ofNullable(chosen.choice());
  }
}
