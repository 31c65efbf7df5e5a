package dev.tunesmith.proof.sameness;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.Equality.Tried;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.equality.Refuter;
import dev.tunesmith.proof.equality.SearchLimits;
import dev.tunesmith.proof.equality.StatementPair;
import dev.tunesmith.proof.rewrite.ProofByRule;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.timing.Aside;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.TrialCancelledException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a statement in other words answers as the original does. A rule may prove it, but
 * spares it nothing: small databases, the sandbox's data with several sets of constants, and rows
 * moved onto the edges of what the statement asks. Whatever it changes is rolled back.
 */
public final class EqualityCheck {

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final SearchLimits limits;

  /** A check with the standard limits. */
  public EqualityCheck(Sandbox sandbox, EvidenceCounter evidence, InstantSource clock) {
    this(sandbox, evidence, clock, SearchLimits.STANDARD);
  }

  /** A check that searches small databases within {@code limits}. */
  public EqualityCheck(
      Sandbox sandbox, EvidenceCounter evidence, InstantSource clock, SearchLimits limits) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Checks a reading statement and the same in other words; takes some seconds.
   *
   * @param after as an agent or a rule writes it; nothing is taken for granted
   * @throws dev.tunesmith.database.ConnectionLostException if the server goes away
   * @throws TrialCancelledException if the thread is interrupted; the small databases that are
   *     being asked are waited for
   */
  public Equality check(Query before, String after) {
    RewriteCatalogue catalogue = new RewriteCatalogue(Aside.complete(sandbox::schema));
    Optional<ProofByRule> rule = catalogue.proof(before.sql(), after);
    try (SandboxSession session = CancellableSession.open(sandbox)) {
      List<StatementPair> others =
          session.ask(
              "drawing constants",
              connection ->
                  rule.isPresent()
                      ? new MovedConstants(before, catalogue).pairs(connection)
                      : new SharedConstants(before.sql(), after, catalogue).pairs(connection));
      Equality searched = search(new StatementPair(before.sql(), after), others);
      return searched instanceof Equality.Tested tested
          ? onEdges(before, after, catalogue, rule, tested, session)
          : searched;
    }
  }

  private Equality search(StatementPair pair, List<StatementPair> others) {
    Equality equality =
        Aside.complete(
            () -> {
              try (Refuter refuter = Refuter.open(sandbox, evidence, clock)) {
                return refuter.test(pair, others, limits);
              }
            });
    if (Thread.currentThread().isInterrupted()) {
      throw new TrialCancelledException("interrupted while looking for a difference");
    }
    return equality;
  }

  private Equality onEdges(
      Query before,
      String after,
      RewriteCatalogue catalogue,
      Optional<ProofByRule> rule,
      Equality.Tested tested,
      SandboxSession session) {
    EdgeRows.Finding edges =
        ask(session, connection -> new EdgeRows(before, after, catalogue).compare(connection));
    if (edges.explanation() != null) {
      return new Equality.Refuted(evidence.next(), edges.explanation(), edges.script());
    }
    Tried tried =
        new Tried(tested.tried().databases(), tested.tried().parameterSets() + edges.sets());
    return rule.filter(proof -> stands(proof, session))
        .<Equality>map(
            proof -> new Equality.Proven(tested.id(), proof.rule(), proof.conditions(), tried))
        .orElseGet(() -> new Equality.Tested(tested.id(), tried));
  }

  private static boolean stands(ProofByRule proof, SandboxSession session) {
    return ask(session, connection -> ServerGround.holds(proof, connection));
  }

  private static <T> T ask(SandboxSession session, SnapshotReading.Work<T> work) {
    return session.ask("comparing answers", work);
  }
}
