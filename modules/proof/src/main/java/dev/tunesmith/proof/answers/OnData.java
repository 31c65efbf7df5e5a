package dev.tunesmith.proof.answers;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.Run;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.proof.timing.CancellableSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares statements on the sandbox's data: EXCEPT ALL both ways, and the order where it is fixed.
 */
final class OnData {

  private static final String DIFFERENCE =
      """
      with tunesmith_before as materialized (
      %1$s
      ), tunesmith_after as materialized (
      %2$s
      )
      select * from (
        (select * from tunesmith_before except all select * from tunesmith_after)
        union all
        (select * from tunesmith_after except all select * from tunesmith_before)
      ) tunesmith_difference
      limit 10\
      """;

  /**
   * What came of it.
   *
   * @param compared with how many sets of constants both answered
   * @param difference SQL that shows the difference, if there is any
   */
  record Finding(int compared, Optional<String> difference) {}

  private final Sandbox sandbox;
  private final RowImage image;

  OnData(Sandbox sandbox, RowImage image) {
    this.sandbox = sandbox;
    this.image = image;
  }

  Finding compare(List<StatementPair> pairs) {
    int compared = 0;
    try (SandboxSession session = CancellableSession.open(sandbox)) {
      for (StatementPair pair : pairs) {
        Optional<Duration> allowed = allowed(pair.before(), session);
        if (allowed.isEmpty()) {
          return new Finding(compared, Optional.empty());
        }
        session.limit(allowed.get());
        OfPair found = compare(pair, session);
        compared += found.isCompared() ? 1 : 0;
        if (found.isLast()) {
          return new Finding(compared, found.difference());
        }
      }
    }
    return new Finding(compared, Optional.empty());
  }

  /**
   * What comparing a pair came to.
   *
   * @param isCompared whether the rows of both were
   * @param isLast whether others need not be compared any more
   */
  private record OfPair(boolean isCompared, boolean isLast, Optional<String> difference) {}

  private OfPair compare(StatementPair pair, SandboxSession session) {
    boolean isCompared = false;
    for (String difference : differences(pair)) {
      Optional<Run> found = run(difference, session);
      if (found.filter(Run::isCutOff).isPresent()) {
        return new OfPair(isCompared, true, Optional.empty());
      }
      if (found.isEmpty() && answers(pair.before(), session) && !answers(pair.after(), session)) {
        return new OfPair(isCompared, true, Optional.of(pair.after().sql()));
      }
      if (found.filter(run -> run.rows() > 0).isPresent()) {
        return new OfPair(isCompared, true, Optional.of(difference));
      }
      isCompared |= found.isPresent();
    }
    return new OfPair(isCompared, false, Optional.empty());
  }

  private List<String> differences(StatementPair pair) {
    String rows = "select whole from (%s) tunesmith_rows";
    String order = "select sorted, row_number() over () from (%s) tunesmith_rows";
    return image.orderedBy().isEmpty()
        ? List.of(difference(rows, pair))
        : List.of(difference(rows, pair), difference(order, pair));
  }

  private String difference(String part, StatementPair pair) {
    return DIFFERENCE.formatted(
        part.formatted(image.select(pair.before())), part.formatted(image.select(pair.after())));
  }

  /** Empty if a statement failed. */
  private static Optional<Run> run(String sql, SandboxSession session) {
    try {
      return Optional.of(session.run(query(sql)));
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  /** Empty if the original alone takes longer than anybody waits. */
  private static Optional<Duration> allowed(SqlText original, SandboxSession session) {
    session.limit(Duration.ofMillis(Patience.millis(Double.MAX_VALUE)));
    try {
      return Optional.of(session.run(query(original.sql())))
          .filter(run -> !run.isCutOff())
          .map(run -> Duration.ofMillis(Patience.millis(run.millis())));
    } catch (StatementFailedException e) {
      return Optional.of(Duration.ofMillis(Patience.millis(0)));
    }
  }

  /** Taking too long is no failure. */
  private static boolean answers(SqlText sql, SandboxSession session) {
    try {
      session.run(query(sql.sql()));
      return true;
    } catch (StatementFailedException e) {
      return e.sqlState().equals("57014");
    }
  }

  private static Query query(String sql) {
    return new Query(new QueryName("both"), sql, Query.Access.READ, 1, null, 1);
  }
}
