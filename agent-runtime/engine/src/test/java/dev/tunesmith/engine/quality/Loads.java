package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.Laboratory;
import java.time.Duration;
import java.util.List;

/** Drops that pass their trial, and of which only a run under load shows what they do. */
final class Loads {

  /** Three indexes are redundant: a session looks no further after three that gain no time. */
  static final String REDUNDANT =
      """
      create index claims_customer on claims (customer);
      create index claims_customer_note on claims (customer, note);
      create index refunds_customer on refunds (customer);
      create index refunds_customer_note on refunds (customer, note);
      create index orders_customer on orders (customer);
      create index orders_customer_note on orders (customer, note);
      """;

  /** Planned alike with the index and without, so that its trial does not time it again. */
  private static final String NEEDS_THE_INDEX =
      """
      -- name: slow as soon as an index is missing
      select drag(
        case when exists (select from pg_index i join pg_class c on c.oid = i.indexrelid
                           where c.relname = 'claims_customer' and i.indisvalid)
        then 1000 else 500000 end);
      """;

  private static final Change SAME = new Change(new Ratio(1, 0.99, 1.01), Outcome.EQUAL);
  private static final Change DOUBLE = new Change(new Ratio(2, 1.9, 2.1), Outcome.WORSE);
  private static final Side CALM = new Side(List.of(100.0, 100.0), 10, 5, 0, 0.99);
  private static final Side COLD = new Side(List.of(100.0, 100.0), 10, 5, 0, 0.4);

  private Loads() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of(
                "load",
                List.of(
                    plant("holds under load", "what is slow without it")
                        .dropping("claims_customer"),
                    plant("locks do not get in the way", "more waiting for locks")
                        .dropping("refunds_customer"),
                    plant("cache hit rates measured", "a cold cache").dropping("orders_customer")))
            .withStatements(NEEDS_THE_INDEX)
            .asking(real -> new FaultyLaboratory(real, Faults.in(Loads::misreported))),
        Scene.of(
                "load over time",
                List.of(
                    plant("stable over time", "a pace that breaks down")
                        .dropping("claims_customer")))
            .withStatements(NEEDS_THE_INDEX)
            .asking(
                real ->
                    new FaultyLaboratory(
                        real,
                        Faults.in(
                            (laboratory, remedies, workload) ->
                                forged(laboratory, CALM, new Changes(SAME, SAME, SAME, DOUBLE))))));
  }

  private static LoadComparison misreported(
      Laboratory real, List<Remedy> remedies, Workload workload) {
    return switch (((DropIndex) remedies.get(0)).index().name()) {
      case "refunds_customer" -> forged(real, CALM, new Changes(SAME, SAME, DOUBLE, SAME));
      case "orders_customer" -> forged(real, COLD, new Changes(SAME, SAME, SAME, SAME));
      default -> real.runUnderLoad(remedies, workload);
    };
  }

  private static LoadComparison forged(Laboratory real, Side with, Changes changes) {
    EvidenceId id = real.nextEvidence();
    return new LoadComparison(id, 4, Duration.ofSeconds(3), CALM, with, changes);
  }
}
