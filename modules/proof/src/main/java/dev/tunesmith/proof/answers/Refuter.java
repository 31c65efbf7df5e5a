package dev.tunesmith.proof.answers;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.sandbox.EmptyTwin;
import dev.tunesmith.database.sandbox.Sandbox;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a database on which two statements answer differently: small ones made for the purpose,
 * on an empty twin of the sandbox, and then the sandbox's own data. For one thread at a time.
 */
public final class Refuter implements AutoCloseable {

  private static final Search.Finding NOTHING = new Search.Finding(0, 0, 0, null);

  /* With fewer than a tenth of the databases needed, answers without rows tell nothing. */
  private static final int TELLING = 10;

  private final Sandbox sandbox;
  private final EmptyTwin twin;
  private final TwinSession session;
  private final Schema schema;
  private final EvidenceCounter evidence;
  private final InstantSource clock;

  private Refuter(Sandbox sandbox, EmptyTwin twin, EvidenceCounter evidence, InstantSource clock) {
    this.sandbox = sandbox;
    this.twin = twin;
    this.schema = CancellableRun.completely(sandbox::schema);
    this.session = TwinSession.open(twin, sandbox.dialect().answers());
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Makes the empty twin, which takes some tenths of a second; closing removes it. */
  public static Refuter open(Sandbox sandbox, EvidenceCounter evidence, InstantSource clock) {
    EmptyTwin twin = CancellableRun.completely(sandbox::emptyTwin);
    boolean isOpen = false;
    try {
      Refuter refuter = new Refuter(sandbox, twin, evidence, clock);
      isOpen = true;
      return refuter;
    } finally {
      if (!isOpen) {
        remove(twin);
      }
    }
  }

  private static void remove(EmptyTwin twin) {
    CancellableRun.completely(
        () -> {
          twin.close();
          return twin;
        });
  }

  /** Tests a pair with the standard limits and its own constants only. */
  public Equality test(StatementPair pair) {
    return test(pair, List.of(), SearchLimits.STANDARD);
  }

  /**
   * Tests a pair.
   *
   * @param withOtherConstants the same pair for other constants; compared on the sandbox's data
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   * @return never {@link Equality.Proven}, since a search proves nothing
   */
  public Equality test(
      StatementPair pair, List<StatementPair> withOtherConstants, SearchLimits limits) {
    return examine(pair, withOtherConstants, limits).equality();
  }

  /**
   * The answer and what it took.
   *
   * @param finding what the search on small databases came to; all zeros if it was not begun
   */
  record Examination(Equality equality, Search.Finding finding) {}

  Examination examine(
      StatementPair pair, List<StatementPair> withOtherConstants, SearchLimits limits) {
    try {
      Prepared prepared =
          session.ask(connection -> Preparation.of(pair, schema, session.sql(), connection));
      if (prepared instanceof Prepared.Ready ready) {
        return search(pair, ready, withOtherConstants, limits);
      }
      return new Examination(
          prepared instanceof Prepared.Drift drift
              ? new Equality.TypeDrift(
                  evidence.next(), drift.column(), drift.before(), drift.after())
              : inconclusive(((Prepared.Doubt) prepared).reason()),
          NOTHING);
    } catch (SQLException e) {
      throw Failures.of(e, "looking for a difference between two statements");
    }
  }

  private Equality.Inconclusive inconclusive(String reason) {
    return new Equality.Inconclusive(evidence.next(), reason);
  }

  private Examination search(
      StatementPair pair,
      Prepared.Ready ready,
      List<StatementPair> withOtherConstants,
      SearchLimits limits)
      throws SQLException {
    MicroSchema tables = ready.tables();
    MovingTimes moving = MovingTimes.of(ready.constants());
    ValuePools pools =
        session.ask(
            connection ->
                ValuePools.of(tables, ready.constants(), moving, session.sql(), connection));
    Optional<String> unknown = pools.typeWithoutValues();
    if (unknown.isPresent()) {
      return new Examination(
          inconclusive("no value is known for a column of type " + unknown.get()), NOTHING);
    }
    Probe probe = Probe.of(pair, ready.image(), tables, moving, session);
    MicroDatabases databases = new MicroDatabases(tables, pools, limits.seed());
    Search.Finding finding = new Search(probe, databases, limits, clock).run();
    Search.Difference difference = finding.difference();
    if (difference != null) {
      MicroDatabase smallest =
          Shrinker.of(difference.database(), difference.answers().outcome(), probe, tables, pools);
      Script script =
          new Script(
              pair,
              tables,
              twin.definitions(),
              ready.views(),
              ready.settings(),
              moving,
              sandbox.dialect().words());
      return new Examination(refuted(smallest, difference, probe, script), finding);
    }
    return new Examination(survived(pair, ready, withOtherConstants, finding, limits), finding);
  }

  /** What depends on the clock may differ no more; then the database that was found is shown. */
  private Equality refuted(
      MicroDatabase smallest, Search.Difference found, Probe probe, Script script)
      throws SQLException {
    Answers again = probe.ask(List.of(smallest)).get(0);
    boolean stillDiffers = again.outcome() == found.answers().outcome();
    MicroDatabase shown = stillDiffers ? smallest : found.database();
    Answers answers = stillDiffers ? again : found.answers();
    return new Equality.Refuted(
        evidence.next(), Script.explanation(shown, answers), script.of(shown, answers));
  }

  private Equality survived(
      StatementPair pair,
      Prepared.Ready ready,
      List<StatementPair> withOtherConstants,
      Search.Finding finding,
      SearchLimits limits) {
    if (finding.valid() < limits.fewest()) {
      return inconclusive(
          "only %,d of %,d small databases could be asked, where %,d are needed"
              .formatted(finding.valid(), finding.drawn(), limits.fewest()));
    }
    if (finding.telling() < limits.fewest() / TELLING) {
      return inconclusive(
          "the original found something on only %,d of %,d small databases"
              .formatted(finding.telling(), finding.valid()));
    }
    if (!ready.keepsOrder()) {
      return inconclusive("the original is sorted, the other is not, whatever order it shows");
    }
    List<StatementPair> pairs = new ArrayList<>(List.of(pair));
    pairs.addAll(withOtherConstants);
    OnData.Finding onData = new OnData(sandbox, ready.image()).compare(pairs);
    Equality.Tried tried = new Equality.Tried(finding.valid(), onData.compared());
    return onData
        .difference()
        .<Equality>map(
            sql ->
                new Equality.Refuted(evidence.next(), "they differ on the sandbox's own data", sql))
        .orElseGet(() -> new Equality.Tested(evidence.next(), tried));
  }

  /** Removes the twin, also while the thread is interrupted. */
  @Override
  public void close() {
    try {
      session.close();
    } finally {
      remove(twin);
    }
  }
}
