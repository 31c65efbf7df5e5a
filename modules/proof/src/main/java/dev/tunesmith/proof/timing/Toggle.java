package dev.tunesmith.proof.timing;

import dev.tunesmith.database.sandbox.Presence;

/** Puts remedies in force and takes them out again, in a way that suits what is measured. */
@FunctionalInterface
public interface Toggle {

  /** Brings all remedies into the given state; does nothing if they are in it. */
  void set(Presence presence);
}
