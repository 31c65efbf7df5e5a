package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.creating;
import static dev.tunesmith.engine.quality.Remedies.index;
import static dev.tunesmith.engine.quality.Remedies.shape;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.stream.Stream;

/** Good remedies whose measurements or trials arrive wrong: nothing may rest on these. */
final class Misreports {

  private static final String WITH_TARGET =
      "-- target: median < 10us\nselect id from visits where page = 711";

  private static final String LOST = "a statement whose measurement was lost";
  private static final String NEVER_TIMED = "a statement that was never timed";
  private static final String NEVER_RAN = "a plan that never ran";
  private static final String UNTIMED = "a side without a time";
  private static final String TWO_RUNS = "a verdict after two runs";
  private static final String WIDE = "an interval that does not show the gain";
  private static final String FORGOTTEN = "a trial that forgot its statement";
  private static final String IN_DOUBT = "a bystander that may take three times as long";
  private static final String NO_SIZE = "an index of no size";
  private static final String SOMETHING_ELSE = "the trial of something else";

  private Misreports() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("misreports", plants())
            .asking(
                real ->
                    new FaultyLaboratory(
                        real, Faults.of(Stream.concat(measured(), tried()).toList()))),
        Scene.of("unseen", List.of(plant("same pattern looked for elsewhere", "all that is known")))
            .withStatements("-- name: " + LOST + "\nselect count(*) from visits;\n")
            .asking(real -> new FaultyLaboratory(real, Faults.of(List.of(Misreport.lost(LOST))))));
  }

  private static List<Plant> plants() {
    return List.of(
        plant("current metrics captured", NEVER_TIMED),
        plant("profiled with what happened", NEVER_RAN).asking(WITH_TARGET),
        inShop(0, plant("before and after documented", UNTIMED)),
        inShop(1, plant("measured before and after", TWO_RUNS)),
        inShop(2, plant("improvement measured, not estimated", WIDE)),
        inShop(3, plant("changed plans measured again", IN_DOUBT)),
        inShop(4, plant("side effects listed", NO_SIZE)),
        inShop(5, plant("no unvalidated schema changes", SOMETHING_ELSE)),
        plant("target met or distance stated", FORGOTTEN)
            .asking("-- target: median < 10us\nselect no from members where name = 'nobody'")
            .proposing((task, schema) -> Draft.of(task, index("members", "name")))
            .along(
                "benefit measured",
                "measured before and after",
                "index impact in figures",
                "plan uses the index"));
  }

  /** The index serves this shop alone, so that no other statement's plan changes. */
  private static Plant inShop(int shop, Plant plant) {
    String condition = "shop = " + shop;
    return plant
        .asking("select id from visits where page = 711 and " + condition)
        .proposing(
            (task, schema) -> Draft.of(task, creating(shape("visits", "page").where(condition))));
  }

  private static Stream<Misreport> measured() {
    return Stream.of(
        Misreport.measured(NEVER_TIMED, each -> Forged.runs(each, 0)),
        Misreport.measured(NEVER_RAN, Forged::onlyPlanned));
  }

  private static Stream<Misreport> tried() {
    return Stream.of(
        Misreport.tried(
            UNTIMED, trial -> Forged.subject(trial, each -> Forged.with(each, Forged::untimed))),
        Misreport.tried(
            TWO_RUNS,
            trial ->
                Forged.subject(trial, each -> Forged.with(each, with -> Forged.runs(with, 2)))),
        Misreport.tried(
            WIDE,
            trial -> Forged.subject(trial, each -> Forged.showing(each, new Ratio(0.8, 0.5, 1.2)))),
        Misreport.tried(FORGOTTEN, trial -> Forged.reads(trial, List.of())),
        Misreport.tried(IN_DOUBT, trial -> Forged.reads(trial, withDoubt(trial))),
        Misreport.tried(NO_SIZE, trial -> Forged.sized(trial, 0)),
        Misreport.tried(SOMETHING_ELSE, trial -> Forged.of(trial, index("visits", "kind"))));
  }

  private static List<Comparison> withDoubt(Trial trial) {
    Comparison subject = trial.subjectComparison().orElseThrow();
    Comparison doubtful =
        new Comparison(
            EvidenceId.of(9_999),
            new QueryName(NO_SIZE),
            subject.without(),
            subject.without(),
            new Ratio(1.1, 0.4, 3.0),
            Outcome.INCONCLUSIVE,
            subject.plans());
    return List.of(subject, doubtful);
  }
}
