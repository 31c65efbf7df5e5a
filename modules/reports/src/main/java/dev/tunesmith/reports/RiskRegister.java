package dev.tunesmith.reports;

import dev.tunesmith.core.duty.Duty;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionEvent.DutiesAsked;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.reports.Handover.Risk;
import dev.tunesmith.reports.Handover.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may go wrong with what is handed over, as far as the ledger shows it; the worst first. */
final class RiskRegister {
  private final SessionState state;
  private final Owners owners;
  private final List<Risk> risks = new ArrayList<>();

  private RiskRegister(SessionState state, Owners owners) {
    this.state = state;
    this.owners = owners;
  }

  static List<Risk> of(SessionState state, Owners owners) {
    RiskRegister register = new RiskRegister(state, owners);
    List<MigrationFiles> files = MigrationFiles.of(state);
    register.withoutUndo();
    if (!files.isEmpty()) {
      register.otherVersion();
      register.otherPlans();
      register.unmeasured();
      register.beforeProduction();
    }
    files.forEach(register::ofOne);
    register.risks.sort(Comparator.comparing(Risk::severity));
    return List.copyOf(register.risks);
  }

  private void withoutUndo() {
    for (Proof proof : Proof.of(state)) {
      if (!proof.isHandedOver(state)) {
        add(
            new Risk(
                Severity.HIGH,
                "the undo of " + proof.summary() + " was not rehearsed, so there is no file of it",
                "run the session again with more time",
                "somebody applies it by hand",
                owners.named(Owners.ROLLOUT),
                List.of(proof.trial().id())));
      }
    }
  }

  private void otherVersion() {
    OtherVersion.of(state)
        .ifPresent(
            other ->
                add(
                    new Risk(
                        Severity.HIGH,
                        other.words(),
                        "try each file on a staging server of the target's version first",
                        "a plan there does not use what was applied",
                        owners.named(Owners.MEASURING),
                        List.of())));
  }

  private void otherPlans() {
    state
        .latest(TargetPlansCompared.class)
        .filter(compared -> !compared.differing().isEmpty())
        .ifPresent(
            compared ->
                add(
                    new Risk(
                        Severity.MEDIUM,
                        "the target plans otherwise than the sandbox did: "
                            + names(compared.differing()),
                        "look at their plans on staging after applying",
                        "one of them is not faster there",
                        owners.named(Owners.MEASURING),
                        List.of(compared.id()))));
  }

  /** What a file asks to be done before something is applied, and no session can do. */
  private void beforeProduction() {
    state.latest(DutiesAsked.class).stream()
        .flatMap(asked -> asked.duties().stream())
        .filter(asked -> asked.duty() == Duty.BEFORE_PRODUCTION)
        .forEach(
            asked ->
                add(
                    new Risk(
                        Severity.MEDIUM,
                        asked.text() + " (" + asked.skill() + ":" + asked.line() + ")",
                        "see to it before anything is applied to production",
                        "the file's condition holds for what is handed over",
                        owners.named(asked.skill()),
                        List.of())));
  }

  private static String names(List<QueryName> queries) {
    return queries.stream().map(QueryName::value).collect(Collectors.joining(", "));
  }

  private void unmeasured() {
    int leftOut = state.leftOut().size();
    if (leftOut > 0) {
      add(
          new Risk(
              Severity.MEDIUM,
              "what the remedies do to "
                  + Figures.count(leftOut, "statement", "statements")
                  + " that took no part is unknown",
              "measure them on staging before and after",
              "one of them becomes slower",
              owners.named(Owners.APPLICATION),
              List.of()));
    }
    add(
        new Risk(
            Severity.MEDIUM,
            "the figures come from a copy with one client and warm caches",
            "measure on staging under the load of production",
            "the time of the workload does not fall there",
            owners.named(Owners.MEASURING),
            List.of()));
  }

  private void ofOne(MigrationFiles files) {
    Effect effect = new Effect(files.proof().trial());
    List<EvidenceId> evidence = List.of(files.proof().trial().id());
    if (files.proof().migration().inTransaction() != Transactionality.ALLOWED) {
      add(
          new Risk(
              Severity.MEDIUM,
              files.applyName() + " runs outside of a transaction and may break off half-way",
              "run " + files.undoName() + ", then try again",
              "it ends with an error",
              owners.named(Owners.ROLLOUT),
              evidence));
    }
    Optional.ofNullable(files.proof().migration().needs())
        .ifPresent(
            needs ->
                add(
                    new Risk(
                        Severity.MEDIUM,
                        files.applyName() + " adds " + needs,
                        "ask who keeps the server whether it may be added there",
                        "it ends with an error, or somebody uses what was added",
                        owners.named(Owners.ROLLOUT),
                        evidence)));
    addCautions(files, evidence);
    add(
        new Risk(
            Severity.LOW,
            files.applyName() + " costs: size " + effect.size() + "; writes " + effect.writes(),
            "see that there is room, and watch the writes after applying",
            "writes become slower than that, or room runs short",
            owners.named(Owners.MACHINES),
            evidence));
  }

  private void addCautions(MigrationFiles files, List<EvidenceId> evidence) {
    files.proof().trial().remedies().stream()
        .flatMap(remedy -> remedy.cautions().stream())
        .map(
            caution ->
                new Risk(
                    Severity.HIGH,
                    files.applyName() + ": " + caution,
                    "rehearse it on staging with the programs that use the table",
                    "a program fails, or waits longer than it may",
                    owners.named(Owners.ROLLOUT),
                    evidence))
        .forEach(this::add);
  }

  private void add(Risk risk) {
    risks.add(risk);
  }
}
