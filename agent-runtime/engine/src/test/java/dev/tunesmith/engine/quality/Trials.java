package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.creating;
import static dev.tunesmith.engine.quality.Remedies.including;
import static dev.tunesmith.engine.quality.Remedies.index;
import static dev.tunesmith.engine.quality.Remedies.shape;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.quality.Trigger;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.session.Budget;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Remedies that sound right and that their trial on the real server shows to be wrong. */
final class Trials {

  private static final String OUT_OF_REACH = "-- target: median < 10us\n";
  private static final String[] UNUSED = {
    "benefit measured", "cause found", "index impact in figures", "plan uses the index"
  };

  private static final String ELSEWHERE =
      "-- weight: 0.1\nselect drag(count(*)::int + 4000000) from claims where customer = 711";
  private static final String NEARLY_ALL =
      "select id from visits where kind = 'normal' and note like '%ff00%'";
  private static final String LATEST = "select id from visits order by at desc limit 20";
  private static final String ONLY_WITHOUT_INDEX =
      """
      select id from visits
       where page = 711
         and not exists (
           select from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relname = 'new_page_kind' and i.indisvalid)\
      """;
  private static final String FAR_OFF = "a gain that leaves the target far off";

  /** Too little for a target that is out of reach, and enough to be noticed. */
  private static final double SMALL_GAIN = 0.7;

  private static final String HALF_OF_IT =
      OUT_OF_REACH
          + """
          select id from refunds where customer = 711
          union all
          select no from members where name like '%nobody%'\
          """;
  private static final Misreport SMALL =
      Misreport.tried(
          FAR_OFF, trial -> Forged.subject(trial, each -> SteadyTimes.times(each, SMALL_GAIN)));

  private static final String ALL_ROWS =
      OUT_OF_REACH + "select sum(shop) from visits where page >= 0";
  private static final String NO_ROWS =
      OUT_OF_REACH + "select drag(region + 400000) from shops where region = 3";

  /** The first that are late come last in time, and an index on time invites to look there. */
  private static final String MISLED =
      """
      -- name: the first that are late
      select note from visits where kind = 'late' order by at limit 10;
      """;

  private static final String THE_LATE =
      "-- name: all that are late\nselect id from visits where kind = 'late';\n";

  private Trials() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("gains", gains())
            .withStatements(MISLED)
            .asking(real -> new FaultyLaboratory(real, Faults.of(List.of(SMALL)))),
        Scene.of("indexes", indexes())
            .withStatements(THE_LATE)
            .within(Budget.STANDARD.withStorageBytes(1_500_000)));
  }

  private static List<Plant> gains() {
    return List.of(
        plant("benefit measured", "a gain that nobody notices")
            .asking(ELSEWHERE)
            .proposing((task, schema) -> Draft.of(task, index("claims", "customer"))),
        plant("gain not too small", FAR_OFF)
            .asking(HALF_OF_IT)
            .proposing((task, schema) -> Draft.of(task, index("refunds", "customer")))
            .firing(Trigger.GAIN_TOO_SMALL, Level.PEER_CONSULTATION),
        plant("no regression in other queries", "an index that misleads another statement")
            .asking(LATEST)
            .proposing((task, schema) -> Draft.of(task, index("visits", "at"))),
        plant("data consistent", "an answer that depends on the index")
            .asking(ONLY_WITHOUT_INDEX)
            .proposing((task, schema) -> Draft.of(task, index("visits", "page", "kind")))
            .along("same results both ways"),
        plant("no schema redesign needed", "a statement that needs all rows")
            .asking(ALL_ROWS)
            .along(UNUSED)
            .firing(Trigger.SCHEMA_REDESIGN_NEEDED, Level.STRATEGIC),
        plant("no architecture change needed", "a statement that reads next to nothing")
            .asking(NO_ROWS)
            .proposing((task, schema) -> Draft.of(task, index("shops", "region")))
            .along(UNUSED)
            .firing(Trigger.ARCHITECTURE_CHANGE, Level.STRATEGIC));
  }

  private static List<Plant> indexes() {
    return List.of(
        plant("cause found", "an index on nearly all rows")
            .asking(NEARLY_ALL)
            .proposing((task, schema) -> Draft.of(task, index("visits", "kind", "id")))
            .along(UNUSED),
        plant("plan uses the index", "an index that serves only another statement")
            .asking(NEARLY_ALL)
            .proposing((task, schema) -> Draft.of(task, index("visits", "kind")))
            .along("benefit measured", "cause found", "no regression in other queries"),
        plant("index impact in figures", "two indexes of which one lies idle")
            .asking("select id from visits where page = 711 and note >= '0'")
            .at(Level.PEER_CONSULTATION)
            .proposing(
                (task, schema) -> Draft.of(task, index("visits", "page"), index("visits", "note")))
            .along("plan uses the index", "storage budget kept"),
        plant("impact of every index measured", "an index that another serves already")
            .asking("select id from visits where shop = 3 and note like '%ff00%'")
            .proposing((task, schema) -> Draft.of(task, index("visits", "shop")))
            .along(UNUSED),
        plant("size and bloat known", "an index twice as large as its table")
            .proposing((task, schema) -> Draft.of(task, creating(wide())))
            .along("storage budget kept", "plan uses the index", "index impact in figures"),
        plant("storage budget kept", "an index over the budget")
            .proposing((task, schema) -> Draft.of(task, including("visits", "page", "note"))));
  }

  private static IndexShape wide() {
    String hashes =
        IntStream.range(0, 12)
            .mapToObj("md5(note || '%d')"::formatted)
            .collect(Collectors.joining(" || "));
    IndexShape plain = shape("visits", "page");
    return IndexShape.btree(
        plain.table(), List.of(IndexKey.column("page"), IndexKey.expression(hashes)));
  }
}
