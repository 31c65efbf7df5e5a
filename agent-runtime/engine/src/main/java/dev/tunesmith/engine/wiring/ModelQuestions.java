package dev.tunesmith.engine.wiring;

import dev.tunesmith.agents.recording.ModelReply;
import dev.tunesmith.agents.recording.ModelWitness;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.recording.LaneKeeper;
import dev.tunesmith.engine.recording.Question;
import dev.tunesmith.engine.recording.Witness;
import dev.tunesmith.engine.recording.WitnessedAgent;

/** What is asked of models, as a witness hears it. */
final class ModelQuestions {

  static final String MODEL = "model";
  static final String MEET = "meet";

  private ModelQuestions() {}

  private record Named(String model) {}

  /** Who a model is. */
  static Question meeting(String name) {
    return Question.of(MEET, new Named(name));
  }

  static ModelWitness to(Witness witness) {
    return (question, model) -> witness.ask(Question.of(MODEL, question), ModelReply.class, model);
  }

  /** The same agents, each in the lane of its case. */
  static SessionLoop.Agents inLanes(SessionLoop.Agents agents, LaneKeeper lanes) {
    Agent fallback = new WitnessedAgent(agents.fallback(), lanes);
    return new SessionLoop.Agents(
        (Skill skill) -> new WitnessedAgent(agents.first().apply(skill), lanes), fallback);
  }
}
