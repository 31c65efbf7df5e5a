package dev.tunesmith.proof.equality;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.sandbox.EmptyTwin;
import dev.tunesmith.database.sandbox.Sandbox;
import java.sql.Connection;
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
  private final Connection connection;
  private final Schema schema;
  private final EvidenceCounter evidence;
  private final InstantSource clock;

  private Refuter(
      Sandbox sandbox,
      EmptyTwin twin,
      Connection connection,
      EvidenceCounter evidence,
      InstantSource clock) {
    this.sandbox = sandbox;
    this.twin = twin;
    this.connection = connection;
    this.schema = sandbox.schema();
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Makes the empty twin, which takes some tenths of a second; closing removes it. */
  public static Refuter open(Sandbox sandbox, EvidenceCounter evidence, InstantSource clock) {
    EmptyTwin twin = sandbox.emptyTwin();
    try {
      return new Refuter(sandbox, twin, twin.connect(), evidence, clock);
    } catch (SQLException e) {
      twin.close();
      throw Failures.of(e, "connecting to the sandbox's empty twin");
    }
  }

  /** Tests a pair with the standard limits and its own constants only. */
  public Equality test(StatementPair pair) {
    return test(pair, List.of(), SearchLimits.STANDARD);
  }

  /**
   * Tests a pair.
   *
   * @param withOtherConstants the same pair for other constants; compared on the sandbox's data
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
      Prepared prepared = Preparation.of(pair, schema, connection);
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
    ValuePools pools = ValuePools.of(tables, ready.constants(), connection);
    Optional<String> unknown = pools.typeWithoutValues();
    if (unknown.isPresent()) {
      return new Examination(
          inconclusive("no value is known for a column of type " + unknown.get()), NOTHING);
    }
    Probe probe = Probe.of(pair, ready.image(), tables, connection);
    MicroDatabases databases = new MicroDatabases(tables, pools, limits.seed());
    Search.Finding finding = new Search(probe, databases, limits, clock).run();
    Search.Difference difference = finding.difference();
    if (difference != null) {
      Answers.Outcome outcome = difference.answers().outcome();
      MicroDatabase smallest = Shrinking.of(difference.database(), outcome, probe, tables, pools);
      Answers answers = probe.ask(List.of(smallest)).get(0);
      Script script = new Script(pair, tables, twin.definitions(), ready.views(), ready.settings());
      return new Examination(
          new Equality.Refuted(
              evidence.next(), Script.explanation(smallest, answers), script.of(smallest, answers)),
          finding);
    }
    return new Examination(survived(pair, ready, withOtherConstants, finding, limits), finding);
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
          "the original found rows on only %,d of %,d small databases"
              .formatted(finding.telling(), finding.valid()));
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

  /** Removes the twin. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e, "closing the connection to the sandbox's empty twin");
    } finally {
      twin.close();
    }
  }
}
