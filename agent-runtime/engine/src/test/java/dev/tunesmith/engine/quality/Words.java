package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.creating;
import static dev.tunesmith.engine.quality.Remedies.including;
import static dev.tunesmith.engine.quality.Remedies.index;
import static dev.tunesmith.engine.quality.Remedies.shape;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import java.util.List;
import java.util.stream.Stream;

/** Faults in what an agent says: refused before anything is tried. */
final class Words {

  private static final String OF_A_PAGE_AND_SHOP =
      "select id from visits where page = 711 and shop = 3";
  private static final String OF_A_REGION =
      """
      select v.id from visits v join shops s on s.id = v.shop
       where v.page = 711 and s.region = 3\
      """;

  private Words() {}

  static Scene scene() {
    return Scene.of("words", Stream.concat(said().stream(), diagnosed().stream()).toList());
  }

  private static List<Plant> said() {
    return List.of(
        plant("acceptance criteria stated", "no gain to judge by")
            .proposing((task, schema) -> Draft.of(task, index("visits", "page")).expecting(0)),
        plant("scope clear", "an answer to another issue")
            .proposing(
                (task, schema) ->
                    Draft.of(task, index("visits", "page")).answering(IssueId.of(99))),
        plant("named objects exist", "an invented column")
            .proposing((task, schema) -> Draft.of(task, including("visits", "page", "colour"))),
        plant("claims cite the ledger", "an invented piece of evidence")
            .proposing(
                (task, schema) ->
                    Draft.of(task, index("visits", "page"))
                        .citing(task.issue().symptoms().get(0).evidence(), EvidenceId.of(9_999))),
        plant("figures are on record", "an invented number")
            .proposing(
                (task, schema) ->
                    Draft.of(task, index("visits", "page")).because("it reads 777,777 rows")),
        plant("remedy is new", "an index that is there")
            .asking(OF_A_PAGE_AND_SHOP)
            .proposing((task, schema) -> Draft.of(task, index("visits", "shop", "at"))));
  }

  private static List<Plant> diagnosed() {
    return List.of(
        plant("root cause comes from profiling", "the profile of another statement")
            .proposing(
                (task, schema) ->
                    Draft.of(task, index("visits", "page")).citing(ofAnother(task.issue()))),
        plant("root cause shows in the plan", "a table that the plan does not read")
            .asking("select id from visits where page = 711 and kind = 'region'")
            .proposing((task, schema) -> Draft.of(task, index("shops", "region")))
            .along("bottleneck not misidentified"),
        plant("bottleneck not misidentified", "the small side of a join")
            .asking(OF_A_REGION)
            .proposing((task, schema) -> Draft.of(task, index("shops", "region"))),
        plant("no single pass optimization", "four remedies at once")
            .proposing(
                (task, schema) ->
                    Draft.of(
                        task,
                        index("visits", "page"),
                        index("visits", "page", "at"),
                        index("visits", "page", "kind"),
                        index("visits", "page", "shop")))
            .along("kind of remedy allowed at this level"),
        plant("no index blindness", "an index that nothing asks for")
            .proposing((task, schema) -> Draft.of(task, index("visits", "kind"))),
        plant("no write made to fail", "a condition that a note need not bear")
            .proposing(
                (task, schema) ->
                    Draft.of(task, creating(shape("visits", "page").where("note::bigint > 0")))),
        plant("no performance assumptions", "a claim without evidence")
            .proposing((task, schema) -> Draft.of(task, index("visits", "page")).citing())
            .along("claims cite the ledger", "root cause comes from profiling"));
  }

  /** The baseline's measurements are numbered on: the next one is another statement's. */
  private static EvidenceId ofAnother(Issue issue) {
    long own = issue.symptoms().get(0).evidence().number();
    return EvidenceId.of(own == 2 ? own + 1 : own - 1);
  }
}
