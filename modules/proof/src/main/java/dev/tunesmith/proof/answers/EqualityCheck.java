package dev.tunesmith.proof.answers;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.Equality.Tried;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.proof.rewrite.Midnights;
import dev.tunesmith.proof.rewrite.ProofByRule;
import dev.tunesmith.proof.rewrite.ProofByRule.NamedTable;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.rewrite.Tie;
import dev.tunesmith.proof.timing.CancellableSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a statement in other words answers as the original does. A rule may prove it, but
 * spares it nothing: small databases, the sandbox's data with several sets of constants, and rows
 * moved onto the edges of what the statement asks; only that fewer of the small databases have to
 * tell something then. Whatever it changes is rolled back.
 */
public final class EqualityCheck {

  // Comparing a pair asks each of the two a few times.
  /** An operator of several characters, wherever it stands: one too many is only asked about. */
  private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|`?]{2,}");

  private static final int RUNS = 4;
  private static final double MILLIS_FOR_PAIRS = 20_000;
  private static final int MOST_PAIRS = 12;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Sandbox sandbox;
  private final @Nullable RewriteCatalogue target;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final SearchLimits limits;

  /**
   * A check with the standard limits.
   *
   * @param target what the sandbox is a copy of, but for such as was left out; what a rule rests on
   *     must be found there too
   */
  public EqualityCheck(
      Sandbox sandbox, Schema target, EvidenceCounter evidence, InstantSource clock) {
    this(sandbox, new RewriteCatalogue(target), evidence, clock, SearchLimits.STANDARD);
  }

  /** A check with the standard limits of a sandbox from which nothing was left out. */
  public EqualityCheck(Sandbox sandbox, EvidenceCounter evidence, InstantSource clock) {
    this(sandbox, evidence, clock, SearchLimits.STANDARD);
  }

  /** A check that searches small databases within {@code limits}. */
  public EqualityCheck(
      Sandbox sandbox, EvidenceCounter evidence, InstantSource clock, SearchLimits limits) {
    this(sandbox, null, evidence, clock, limits);
  }

  private EqualityCheck(
      Sandbox sandbox,
      @Nullable RewriteCatalogue target,
      EvidenceCounter evidence,
      InstantSource clock,
      SearchLimits limits) {
    this.sandbox = sandbox;
    this.target = target;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Checks a statement and the same in other words; takes some seconds. Of writes the queries are
   * compared that stand for them.
   *
   * @param after as an agent or a rule writes it; nothing is taken for granted
   * @throws dev.tunesmith.database.ConnectionLostException if the server goes away
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public Equality check(Query before, String after) {
    Optional<String> objection = SqlText.reader().objectionToRestating(before.sql(), after);
    if (objection.isPresent()) {
      return new Equality.Inconclusive(evidence.next(), "it is not asked: " + objection.get());
    }
    RewriteCatalogue catalogue = new RewriteCatalogue(CancellableRun.completely(sandbox::schema));
    Optional<ProofByRule> rule =
        catalogue.proof(before.sql(), after).filter(proof -> holdsOnTarget(before.sql(), after));
    if (before.isRead()) {
      return check(new StatementPair(before.sql(), after), before, catalogue, rule);
    }
    return catalogue
        .readings(before.sql(), after)
        .map(both -> new StatementPair(both.before(), both.after()))
        .map(pair -> check(pair, before.asking(pair.before().sql()), catalogue, rule))
        .orElseGet(
            () ->
                new Equality.Inconclusive(
                    evidence.next(),
                    "it is not certain that both write the same columns of one table, and no"
                        + " more"));
  }

  private Equality check(
      StatementPair pair, Query before, RewriteCatalogue catalogue, Optional<ProofByRule> rule) {
    Optional<Tie> tie = rule.flatMap(proof -> Optional.ofNullable(proof.tie()));
    return tie.filter(far -> far.kind().isFar())
        .map(far -> checkFar(pair, before, far, catalogue, rule))
        .orElseGet(() -> checkNear(pair, before, tie, catalogue, rule));
  }

  private boolean holdsOnTarget(String before, String after) {
    return target == null || target.proof(before, after).isPresent();
  }

  private Equality checkNear(
      StatementPair pair,
      Query before,
      Optional<Tie> tie,
      RewriteCatalogue catalogue,
      Optional<ProofByRule> rule) {
    Equality checked = check(pair, before, catalogue, rule, List.of());
    if (!(checked instanceof Equality.Inconclusive) || rule.isEmpty()) {
      return checked;
    }
    String condition = tie.map(each -> each.kind().condition()).orElse(Unlimited.CONDITION);
    return tie.map(EqualityCheck::pair)
        .or(() -> Unlimited.of(pair))
        .map(
            decided ->
                check(
                    decided,
                    before.asking(decided.before().sql()),
                    catalogue,
                    rule.map(proof -> proof.given(condition)),
                    List.of()))
        .orElse(checked);
  }

  /** Small databases tell nothing of a page that is far away; the sandbox's data may. */
  private Equality checkFar(
      StatementPair pair,
      Query before,
      Tie tie,
      RewriteCatalogue catalogue,
      Optional<ProofByRule> rule) {
    StatementPair near = pair(tie);
    return check(
        near,
        before.asking(near.before().sql()),
        catalogue,
        rule.map(proof -> proof.given(tie.kind().condition())),
        tie.kind().isFixed() ? List.of(pair) : List.of());
  }

  private static StatementPair pair(Tie tie) {
    return new StatementPair(tie.before(), tie.after());
  }

  private Equality check(
      StatementPair pair,
      Query before,
      RewriteCatalogue catalogue,
      Optional<ProofByRule> rule,
      List<StatementPair> far) {
    try (SandboxSession session = CancellableSession.open(sandbox)) {
      Optional<ProofByRule> standing = rule.filter(proof -> stands(proof, pair, session));
      List<StatementPair> others =
          ask(
              session,
              connection ->
                  rule.filter(proof -> proof.tables().isEmpty()).isPresent()
                      ? new MovedConstants(before, catalogue).pairs(connection)
                      : new SharedConstants(pair, catalogue).pairs(connection));
      List<StatementPair> all =
          Stream.concat(far.stream(), affordable(others, pair, session).stream()).toList();
      Equality searched = search(pair, all, standing.isPresent() ? limits.confirming() : limits);
      return searched instanceof Equality.Tested tested
          ? onEdges(pair, before, catalogue, standing, tested, session)
          : searched;
    }
  }

  /** As many pairs as the statement's own time allows, at least one. */
  private static List<StatementPair> affordable(
      List<StatementPair> pairs, StatementPair own, SandboxSession session) {
    if (pairs.isEmpty()) {
      return pairs;
    }
    String counted = "select count(*) from (\n" + own.before() + "\n) as answer";
    long began = System.nanoTime();
    ask(session, connection -> connection.createStatement().execute(counted));
    double millis = Math.max(1, (System.nanoTime() - began) / NANOS_PER_MILLI);
    long most = Math.max(1, Math.min(MOST_PAIRS, Math.round(MILLIS_FOR_PAIRS / (RUNS * millis))));
    return pairs.subList(0, (int) Math.min(most, pairs.size()));
  }

  private Equality search(StatementPair pair, List<StatementPair> others, SearchLimits within) {
    try (Refuter refuter = Refuter.open(sandbox, evidence, clock)) {
      return refuter.test(pair, others, within);
    }
  }

  private Equality onEdges(
      StatementPair pair,
      Query before,
      RewriteCatalogue catalogue,
      Optional<ProofByRule> standing,
      Equality.Tested tested,
      SandboxSession session) {
    EdgeRows.Finding edges =
        ask(
            session,
            connection ->
                new EdgeRows(pair, catalogue.rewritesOf(before), sql()).compare(connection));
    if (edges.explanation() != null) {
      return new Equality.Refuted(evidence.next(), edges.explanation(), edges.script());
    }
    Tried tried =
        new Tried(tested.tried().databases(), tested.tried().parameterSets() + edges.sets());
    return standing
        .<Equality>map(
            proof -> new Equality.Proven(tested.id(), proof.rule(), proof.conditions(), tried))
        .orElseGet(() -> new Equality.Tested(tested.id(), tried));
  }

  /**
   * Whether that holds on this server which a rule takes for granted: that the statement's table
   * names mean the tables they were taken for, and its functions and comparisons are the server's.
   */
  private boolean stands(ProofByRule proof, StatementPair pair, SandboxSession session) {
    return ask(
        session,
        connection -> {
          if (!proof.midnights().isNone() && !isEven(proof.midnights(), connection)) {
            return false;
          }
          for (NamedTable table : proof.named()) {
            if (!sql().means(table.written(), table.name(), connection)) {
              return false;
            }
          }
          return sql().meansItsOwn(words(pair), connection);
        });
  }

  private boolean isEven(Midnights midnights, Connection connection) throws SQLException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return sql().zone(connection).filter(zone -> midnights.areEvenIn(zone, today)).isPresent();
  }

  private static Set<String> words(StatementPair pair) {
    return Stream.of(pair.before(), pair.after())
        .map(SqlText::sql)
        .flatMap(
            sql ->
                Stream.concat(names(sql), OPERATOR.matcher(sql).results().map(MatchResult::group)))
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(String sql) {
    return SqlLexer.tokens(sql).stream().filter(Token::isName).map(Token::name);
  }

  private AnswerSql sql() {
    return sandbox.dialect().answers();
  }

  private static <T> T ask(SandboxSession session, SnapshotReading.Work<T> work) {
    return session.ask("comparing answers", work);
  }
}
