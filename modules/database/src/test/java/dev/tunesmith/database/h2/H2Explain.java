package dev.tunesmith.database.h2;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.dialect.Explain;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the comment in which H2 says how it comes to the first table's rows. */
final class H2Explain implements Explain {

  private static final Pattern WAY =
      Pattern.compile("FROM \"(\\w+)\"\\.\"(\\w+)\"\\s+/\\* \\w+\\.(\\w+)");

  @Override
  public String explain(SqlText sql) {
    return "EXPLAIN " + sql;
  }

  @Override
  public String explainAndRun(SqlText sql) {
    return "EXPLAIN ANALYZE " + sql;
  }

  @Override
  public Plan read(String answer) {
    Matcher way = WAY.matcher(answer);
    if (!way.find()) {
      throw new DatabaseException("the answer holds no plan");
    }
    String relation = (way.group(1) + "." + way.group(2)).toLowerCase(Locale.ROOT);
    return new Plan(
        new PlanNode(
            new PlanNode.Operation(way.group(3), relation, null, null),
            new PlanNode.Estimate(1, 1),
            null,
            new PlanNode.Conditions(null, null, null, List.of()),
            List.of()));
  }
}
