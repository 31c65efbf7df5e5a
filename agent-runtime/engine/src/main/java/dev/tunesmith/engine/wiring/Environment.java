package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import java.time.InstantSource;
import java.util.function.Supplier;

/** How a session meets what is not the session: time and chance, models, people, databases. */
interface Environment {

  InstantSource clock();

  Pace pace();

  /**
   * A model.
   *
   * @param connecting reaches the model itself, where it is needed
   */
  ChatModel model(String name, Supplier<ChatModel> connecting);

  SessionLoop.Agents agents(SessionLoop.Agents agents);

  Decider decider(Decider decider);

  /** A laboratory whose owner closes it. */
  Laboratory laboratory(EvidenceCounter evidence);
}
