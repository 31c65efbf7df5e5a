package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.plan.Parts;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Foresees plans by supposing remedies inside a transaction that is rolled back. An index is not
 * built where the planner can be made to count with it as if it were.
 */
final class SupposedWhatIf implements WhatIf {

  private static final int TIMEOUT_SECONDS = 60;

  private final Administrator owner;
  private final Dialect dialect;
  private final InForce inForce;
  private final ForeseenPlans known;

  SupposedWhatIf(Administrator owner, Dialect dialect, InForce inForce, ForeseenPlans known) {
    this.owner = owner;
    this.dialect = dialect;
    this.inForce = inForce;
    this.known = known;
  }

  @Override
  public Plan planWith(Query query, List<Remedy> remedies) {
    return plansWith(List.of(query), remedies).get(0);
  }

  @Override
  public List<Plan> plansWith(List<Query> queries, List<Remedy> remedies) {
    InForce supposed = inForce.supposing(remedies);
    List<SqlText> texts = queries.stream().map(supposed::textOf).toList();
    return known.of(
        new ForeseenPlans.Question(texts, Set.copyOf(remedies)),
        inForce.remedies(),
        () -> foreseen(texts, remedies, supposed));
  }

  private List<Plan> foreseen(List<SqlText> texts, List<Remedy> remedies, InForce supposed) {
    return owner.askRolledBack(
        "foreseeing the plans of " + texts.size() + " statements",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(
                "set local statement_timeout = '"
                    + TIMEOUT_SECONDS
                    + "s'"
                    + supposed.preparation());
            for (Remedy remedy : remedies) {
              if (remedy.settings().isEmpty()) {
                // A setting is made for the transaction instead, as all that works that way.
                dialect.changes().suppose(remedy, connection);
              }
            }
            Parts parts = dialect.planning().parts(connection);
            List<Plan> plans = new ArrayList<>();
            for (SqlText text : texts) {
              plans.add(plan(text, statement).ofWholes(parts));
            }
            return List.copyOf(plans);
          }
        });
  }

  private Plan plan(SqlText sql, Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(dialect.planning().explain(sql))) {
      row.next();
      return dialect.planning().read(row.getString(1));
    }
  }
}
