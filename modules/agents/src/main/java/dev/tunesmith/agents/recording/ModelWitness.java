package dev.tunesmith.agents.recording;

import java.util.function.Supplier;

/**
 * Stands by whenever a model is asked: writes down what is asked and answered, or knows the answer
 * already.
 */
public interface ModelWitness {

  /**
   * What a question comes to. Called by several threads at once.
   *
   * @param model asks the model itself; not called where the answer is known
   */
  ModelReply ask(ModelQuestion question, Supplier<ModelReply> model);
}
