package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.recording.ModelReply;
import dev.tunesmith.agents.recording.ModelTraits;
import dev.tunesmith.agents.recording.WitnessedModel;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.recording.RememberedAnswers;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A database as it is, and models that say again what they said. */
record RemeasuredEnvironment(LiveEnvironment direct, RememberedAnswers remembered)
    implements Environment {

  @Override
  public InstantSource clock() {
    return direct.clock();
  }

  @Override
  public Pace pace() {
    return new Pace(direct.pace().chance(), pause -> {});
  }

  @Override
  public ChatModel model(String name, Supplier<ChatModel> connecting) {
    ModelTraits traits =
        remembered.next(ModelQuestions.MEET, ModelTraits.class).orElse(ModelTraits.UNKNOWN);
    return WitnessedModel.remembered(
        name,
        traits,
        (question, model) ->
            remembered.next(ModelQuestions.MODEL, ModelReply.class).orElse(ModelReply.NONE));
  }

  @Override
  public SessionLoop.Agents agents(SessionLoop.Agents agents) {
    return ModelQuestions.inLanes(agents, remembered);
  }

  @Override
  public Decider decider(Decider decider) {
    return remembered.decider();
  }

  @Override
  public Laboratory laboratory(EvidenceCounter evidence) {
    return direct.laboratory(evidence);
  }
}
