package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;

/** A private copy of a target's data on a server of ours. */
public interface Sandbox extends AutoCloseable {

  /** The catalogue as it stands now, remedies included. */
  Schema schema();

  /** Opens a session; who opens it closes it. */
  SandboxSession open();

  /** The SQL of a remedy, as it would be handed over for the target. */
  Migration migration(Remedy remedy);

  /** Carries a remedy out, for good, and refreshes the statistics that depend on it. */
  void apply(Remedy remedy);

  /** Takes a carried-out remedy back, for good. */
  void undo(Remedy remedy);

  /**
   * Lets every session plan as if a remedy were there or not, in about a millisecond, without
   * building or dropping anything. A remedy that creates something must have been applied before;
   * one that drops something must not.
   */
  void pretend(Remedy remedy, Presence presence);

  /** Foresees plans with remedies that are not there. */
  WhatIf whatIf();

  /** Makes an empty database of the same shape on the same server; who makes it closes it. */
  EmptyTwin emptyTwin();

  /** Stops the server and removes its files. */
  @Override
  void close();
}
