package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.index;
import static dev.tunesmith.engine.quality.Remedies.shape;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.quality.Trigger;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.engine.obedience.ChangedSkill;
import java.io.IOException;
import java.util.List;

/** Remedies that help a statement, and for which those that write would pay. */
final class Prices {

  private static final String WRITES =
      """
      -- name: take orders
      insert into orders select 1000000 + i, i, 'new' from generate_series(1, 500) i;
      -- name: mark orders
      update refunds set note = 'marked'
       where customer = 711
         and not exists (
           select from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indislive and c.relname = 'new_customer_note');
      -- name: claim by way of a view
      insert into open_claims select 1000000 + i, i, 'new' from generate_series(1, 50) i;
      """;

  /** A short answer from a long text. */
  private static final String LABORIOUS =
      "length(to_tsvector('english', note" + " || ' ' || note".repeat(15) + "))";

  private Prices() {}

  static Scene scene() {
    return Scene.of("prices", plants()).withStatements(WRITES);
  }

  /** Where nobody may wait for as long as it takes to make anything. */
  static Scene waits() throws IOException {
    return Scene.of(
            "waits",
            List.of(
                plant("downtime within what is borne", "an index that takes its time to be made")
                    .firing(Trigger.DOWNTIME_NEEDED, Level.USER_DECISION)))
        .obeying(
            ChangedSkill.shipped("data/database-wizard.md")
                .with("(typically 4 hours)", "(0.001 ms)"));
  }

  private static List<Plant> plants() {
    return List.of(
        plant("write cost affordable", "an index that is dear to keep")
            .asking("select id from orders where customer = 711")
            .proposing((task, schema) -> Draft.of(task, new CreateIndex("new_dear", dear())))
            .firing(Trigger.WRITES_HURT, Level.PEER_CONSULTATION),
        plant("same results both ways", "a write that depends on the index")
            .asking("select id from refunds where customer = 711")
            .proposing((task, schema) -> Draft.of(task, index("refunds", "customer", "note"))),
        plant("write impact assessed", "a writer that nobody measured")
            .asking("select id from claims where customer = 711")
            .proposing((task, schema) -> Draft.of(task, index("claims", "customer"))));
  }

  private static IndexShape dear() {
    IndexShape plain = shape("orders", "customer");
    return IndexShape.btree(
        plain.table(), List.of(IndexKey.column("customer"), IndexKey.expression(LABORIOUS)));
  }
}
