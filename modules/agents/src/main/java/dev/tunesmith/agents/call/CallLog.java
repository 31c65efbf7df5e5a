package dev.tunesmith.agents.call;

import dev.tunesmith.core.session.SessionEvent.ModelCalled;

/** Where every call of a model is told, in the order in which they ended, by any thread. */
public interface CallLog {

  /** Nobody is told. */
  CallLog NOBODY = call -> {};

  /** Takes a call down. */
  void note(ModelCalled call);
}
