package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.dialect.Dialect;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A private copy of a target's data on a server of ours. It is asked as the application would ask
 * once the remedies in force there were handed over: statements that one of them puts in other
 * words are run so, whatever their text in the workload.
 */
public interface Sandbox extends AutoCloseable {

  /** The kind of database. */
  Dialect dialect();

  /** The catalogue as it stands now, remedies included. */
  Schema schema();

  /** Opens a session; who opens it closes it. */
  SandboxSession open();

  /** The bytes taken by what a remedy creates or drops, as long as it is there; else 0. */
  long bytes(Remedy remedy);

  /** Everything a remedy can change, as it stands, one line each. */
  Set<String> definitions();

  /** The SQL of a remedy, as it would be handed over for the target. */
  Migration migration(Remedy remedy);

  /** Carries a remedy out, for good, and refreshes the statistics that depend on it. */
  void apply(Remedy remedy);

  /**
   * Does once what a carried-out remedy needs again and again.
   *
   * @return how long it took; empty where it needs nothing
   */
  Optional<Duration> keepUp(Remedy remedy);

  /**
   * Takes a carried-out remedy back, for good. What is broken off by an interrupt is taken back by
   * {@link #finishUndoing}.
   */
  void undo(Remedy remedy);

  /** Takes back what an interrupt left half taken back; does nothing where nothing is. */
  void finishUndoing();

  /**
   * Lets every session work as if a remedy were there or not, in about a millisecond, without
   * building or dropping anything: an index is hidden from the planner, a statement asked in other
   * words, a setting made for each transaction. A remedy that creates something must have been
   * applied before; one that drops something must not.
   */
  void pretend(Remedy remedy, Presence presence);

  /**
   * The same for writes, which no longer maintain an index that is hidden so: who writes meanwhile
   * rolls back, and {@link #pretend} ends it.
   */
  void pretendToWrites(Remedy remedy, Presence presence);

  /** Removes what rolled-back statements left in the tables, where there were many of them. */
  void tidy();

  /** Foresees plans with remedies that are not there. */
  WhatIf whatIf();

  /** Makes an empty database of the same shape on the same server; who makes it closes it. */
  EmptyTwin emptyTwin();

  /** Stops the server and removes its files. */
  @Override
  void close();
}
