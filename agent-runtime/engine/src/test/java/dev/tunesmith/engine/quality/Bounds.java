package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.creating;
import static dev.tunesmith.engine.quality.Remedies.dropping;
import static dev.tunesmith.engine.quality.Remedies.including;
import static dev.tunesmith.engine.quality.Remedies.shape;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.quality.Trigger;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.engine.obedience.ChangedSkill;
import java.io.IOException;
import java.util.List;

/** Remedies that are not this role's to propose: refused before anything is tried. */
final class Bounds {

  private static final String OF_A_MEMBER = "select no from members where name = 'nobody'";
  private static final String TOO_OFTEN = "a statement that is asked too often";
  private static final String ASKED_TOO_OFTEN =
      "-- target: median < 1us\n-- weight: 20\nselect region from shops where id = 3";
  private static final String NO_HASH =
      """

      ## Forbidden

      ```yaml
      forbid: [{remedy: create_index, method: hash}]
      ```
      """;

  private static final Misreport FAST_ON_ANY_MACHINE =
      Misreport.measured(TOO_OFTEN, each -> Forged.median(each, 0.05));

  private Bounds() {}

  static Scene scene() throws IOException {
    return Scene.of("bounds", plants())
        .obeying(ChangedSkill.shipped("data/database-optimizer.md").followedBy(NO_HASH))
        .asking(real -> new FaultyLaboratory(real, Faults.of(List.of(FAST_ON_ANY_MACHINE))));
  }

  private static List<Plant> plants() {
    return List.of(
        plant("no production experimentation", "a condition that reaches out of its table")
            .proposing((task, schema) -> Draft.of(task, creating(reaching())))
            .along("no write made to fail"),
        plant("nothing goes stale", "a condition tied to a moment")
            .proposing(
                (task, schema) ->
                    Draft.of(task, creating(shape("visits", "page").where("at > '2026-01-01'")))),
        plant("remedy not forbidden by the skill", "a method that the skill forbids")
            .proposing((task, schema) -> Draft.of(task, creating(hash()))),
        plant("kind of remedy allowed at this level", "a setting beside an index at level 1")
            .proposing(
                (task, schema) ->
                    Draft.of(
                        task,
                        creating(shape("visits", "page")),
                        new RoleSetting("owner", "work_mem", "64MB", null)))
            .climbing(Level.PEER_CONSULTATION, "session_setting needs a higher level"),
        plant("application logic left to its developers", TOO_OFTEN)
            .asking(ASKED_TOO_OFTEN)
            .proposing((task, schema) -> Draft.of(task, including("shops", "id", "region")))
            .firing(Trigger.ARCHITECTURE_CHANGE, Level.STRATEGIC),
        plant("schema redesign left to the architect", "the drop of a primary key")
            .proposing((task, schema) -> Draft.of(task, dropping(schema, "visits_pkey")))
            .along("no guarantee weakened"),
        plant("caching left to the backend architect", "an index that is a copy of its table")
            .proposing(
                (task, schema) ->
                    Draft.of(task, including("visits", "page", "id", "shop", "at", "kind", "note")))
            .climbing(Level.STRATEGIC, "cache needs a higher level"),
        plant("replication left to the administrator", "the drop of a replica identity")
            .asking(OF_A_MEMBER)
            .proposing((task, schema) -> Draft.of(task, dropping(schema, "members_no")))
            .along("no guarantee weakened", "schema redesign left to the architect"),
        plant("no guarantee weakened", "the drop of a primary key at level 3")
            .at(Level.STRATEGIC)
            .proposing((task, schema) -> Draft.of(task, dropping(schema, "visits_pkey")))
            .firing(Trigger.DATA_INTEGRITY_RISK, Level.USER_DECISION));
  }

  private static IndexShape reaching() {
    return shape("visits", "page").where("pg_terminate_backend(page)");
  }

  private static IndexShape hash() {
    IndexShape plain = shape("visits", "page");
    return new IndexShape(plain.table(), "hash", plain.keys(), List.of(), null);
  }
}
