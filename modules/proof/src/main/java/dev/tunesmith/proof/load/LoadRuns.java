package dev.tunesmith.proof.load;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Runs the workload by several connections at once, with remedies and without them in turns: with,
 * without, without, with, so that drift falls on both sides alike. Every statement is rolled back;
 * the dead rows that this leaves are removed at the end.
 */
public final class LoadRuns {

  /** Where statements take longer than a slice, a run ends after so many times its time. */
  private static final int PATIENCE = 10;

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final LoadSettings settings;

  /** Runs in {@code sandbox}; each takes an id from {@code evidence}. */
  public LoadRuns(
      Sandbox sandbox, EvidenceCounter evidence, InstantSource clock, LoadSettings settings) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Compares the workload with remedies that are carried out in the sandbox, and without them. When
   * this returns they are in place; when it throws, none is.
   *
   * @param workload has at least one statement
   * @throws dev.tunesmith.database.StatementFailedException if a statement is refused
   * @throws dev.tunesmith.database.ConnectionLostException if the server goes away
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public LoadComparison compare(List<Remedy> carriedOut, Workload workload) {
    SandboxRemedies remedies = SandboxRemedies.accepted(sandbox, carriedOut);
    boolean isFinished = false;
    try {
      Slices slices = run(new StatementMix(workload.queries()), remedies.underLoad());
      sandbox.tidy();
      isFinished = true;
      return new LoadComparison(
          evidence.next(),
          settings.connections(),
          settings.slice().multipliedBy(slices.pairs()),
          slices.without(),
          slices.with(),
          slices.changes());
    } finally {
      if (!isFinished) {
        remedies.leaveNothingBehind();
      }
    }
  }

  private Slices run(StatementMix mix, Toggle toggle) {
    Slices slices = new Slices(mix, settings.connections());
    Instant start = clock.instant();
    try (LoadClients crowd = LoadClients.open(mix, sandbox, settings.connections())) {
      while (slices.pairs() < settings.pairs() && mayGoOn(start, slices)) {
        addPair(slices, crowd, toggle);
      }
    }
    toggle.set(Presence.WITH);
    return slices;
  }

  private boolean mayGoOn(Instant start, Slices slices) {
    Duration most = settings.side().multipliedBy(2L * PATIENCE);
    return slices.pairs() < LoadSettings.FEWEST_PAIRS
        || Duration.between(start, clock.instant()).compareTo(most) < 0;
  }

  /** An even pair begins with the remedies, an odd one without; both draw the same statements. */
  private void addPair(Slices slices, LoadClients crowd, Toggle toggle) {
    long seed = slices.pairs();
    if (slices.pairs() % 2 == 0) {
      Slice with = slice(Presence.WITH, seed, crowd, toggle);
      slices.add(with, slice(Presence.WITHOUT, seed, crowd, toggle));
    } else {
      Slice without = slice(Presence.WITHOUT, seed, crowd, toggle);
      slices.add(slice(Presence.WITH, seed, crowd, toggle), without);
    }
  }

  private Slice slice(Presence presence, long seed, LoadClients crowd, Toggle toggle) {
    toggle.set(presence);
    return crowd.work(settings.slice(), seed);
  }
}
