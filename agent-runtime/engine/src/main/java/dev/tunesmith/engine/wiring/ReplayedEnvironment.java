package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.recording.ModelTraits;
import dev.tunesmith.agents.recording.WitnessedModel;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.recording.Witness;
import dev.tunesmith.engine.recording.WitnessedDecider;
import dev.tunesmith.engine.recording.WitnessedLaboratory;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Nothing but a witness who knows everything. */
record ReplayedEnvironment(Witness witness) implements Environment {

  @Override
  public InstantSource clock() {
    return witness.clock();
  }

  /** Nobody waits: the clock shows all the same that somebody did. */
  @Override
  public Pace pace() {
    return new Pace(witness.chance(), pause -> {});
  }

  @Override
  public ChatModel model(String name, Supplier<ChatModel> connecting) {
    ModelTraits traits =
        witness.ask(
            ModelQuestions.meeting(name),
            ModelTraits.class,
            () -> ModelTraits.of(connecting.get()));
    return WitnessedModel.remembered(name, traits, ModelQuestions.to(witness));
  }

  @Override
  public SessionLoop.Agents agents(SessionLoop.Agents agents) {
    return ModelQuestions.inLanes(agents, witness);
  }

  @Override
  public Decider decider(Decider decider) {
    return new WitnessedDecider(decider, witness);
  }

  @Override
  public Laboratory laboratory(EvidenceCounter evidence) {
    return WitnessedLaboratory.remembered(witness);
  }
}
