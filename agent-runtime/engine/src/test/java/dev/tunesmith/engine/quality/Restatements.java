package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.quality.Trigger;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Objects;

/** Statements in other words that are not proven to say the same. */
final class Restatements {

  private static final String HIDDEN_COLUMN = "select note from visits where id | 0 = 711";

  private Restatements() {}

  static Scene scene() {
    return Scene.of("restatements", plants());
  }

  private static List<Plant> plants() {
    return List.of(
        plant("answers stay the same", "other words that find more")
            .proposing(
                (task, schema) ->
                    Draft.of(task, saying(task, "select id from visits where page in (711, 712)"))),
        plant("equality proven", "other words that no rule proves")
            .asking(HIDDEN_COLUMN)
            .proposing((task, schema) -> Draft.of(task, saying(task, unhidden(task))))
            .firing(Trigger.EQUALITY_NOT_PROVEN, Level.USER_DECISION),
        plant("age of answers accepted", "an answer kept for later")
            .at(Level.STRATEGIC)
            .proposing((task, schema) -> Draft.of(task, keeping(task)))
            .firing(Trigger.STALENESS_NOT_ACCEPTED, Level.USER_DECISION));
  }

  private static Remedy saying(Case task, String sql) {
    Query query = Objects.requireNonNull(task.query());
    return new Rewrite(new Restatement(query.name(), query.sql(), sql));
  }

  private static String unhidden(Case task) {
    return Objects.requireNonNull(task.query()).sql().replace("id | 0", "id");
  }

  private static Remedy keeping(Case task) {
    Query query = Objects.requireNonNull(task.query());
    return new MaterialisedView(
        TableName.parse("public.kept_visits"),
        query.sql(),
        List.of("id"),
        new Restatement(query.name(), query.sql(), "select id from public.kept_visits"));
  }
}
