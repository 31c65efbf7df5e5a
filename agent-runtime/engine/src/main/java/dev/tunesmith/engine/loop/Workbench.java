package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.objective.Quantity;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.quality.Submission;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.ObjectivesDeclared;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.CaseView;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.proof.trial.TrialOrder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the issues of one session are worked with: the crew, the workload and the laboratory. */
final class Workbench {

  private final Crew crew;
  private final Workload workload;
  private final Laboratory laboratory;
  private final InstantSource clock;
  private final long storageBudget;
  private final Client client;
  private final Set<Concession> conceded;
  private @Nullable Schema schema;

  Workbench(Crew crew, Workload workload, Laboratory laboratory, Terms terms, InstantSource clock) {
    this.crew = crew;
    this.workload = workload;
    this.laboratory = laboratory;
    this.clock = clock;
    this.client = laboratory.client();
    this.storageBudget = terms.budget().storageBytes();
    this.conceded = terms.conceded();
  }

  Crew crew() {
    return crew;
  }

  /** As the application asks it. The sandbox asks in other words what was accepted so. */
  Workload workload() {
    return workload;
  }

  /** As the application will ask it once what was accepted so far is handed over. */
  Workload workloadAsAccepted(SessionState state) {
    Workload asked = workload;
    for (Restatement accepted : restatements(state)) {
      asked = asked.with(accepted.query(), accepted.after());
    }
    return asked;
  }

  private static List<Restatement> restatements(SessionState state) {
    return acceptedRemedies(state).stream()
        .flatMap(remedy -> remedy.restatement().stream())
        .toList();
  }

  Laboratory laboratory() {
    return laboratory;
  }

  InstantSource clock() {
    return clock;
  }

  /** The sandbox's catalogue, read once for each change, so that all see the same. */
  synchronized Schema schema() {
    Schema known = schema;
    if (known == null) {
      known = laboratory.schema();
      schema = known;
    }
    return known;
  }

  /** To be called when something was accepted: the catalogue is another. */
  synchronized void schemaChanged() {
    schema = null;
  }

  @Nullable Query queryOf(Issue issue, SessionState state) {
    QueryName name = issue.query();
    return name == null ? null : workloadAsAccepted(state).find(name).orElse(null);
  }

  /** Whether what a proposal asks in other words answers the same; empty if it asks nothing so. */
  Optional<Equality> compareAnswers(Case task, Proposal proposal) {
    Query query = task.query();
    return query == null
        ? Optional.empty()
        : proposal.remedies().stream()
            .flatMap(remedy -> remedy.comparableText().stream())
            .map(text -> laboratory.compareAnswers(query, text))
            .findFirst();
  }

  TrialOrder trialOrder(Case task, Proposal proposal) {
    return new TrialOrder(task.issue().id(), task.query(), proposal.remedies(), workload);
  }

  /**
   * The tools of a case.
   *
   * @param told hears of every call
   */
  Toolbox toolbox(Case task, SessionState state, Consumer<SessionEvent> told) {
    return new LoggedToolbox(look(task, state), task.issue().id(), told);
  }

  /** The same where no agent works: nobody hears of the calls. */
  Toolbox look(Case task, SessionState state) {
    EvidenceId schemaFact = state.latest(SchemaRead.class).orElseThrow().id();
    CaseView view =
        new CaseView(
            task, workloadAsAccepted(state), state.current(), schema(), schemaFact, client);
    return new CaseTools(view, laboratory);
  }

  Submission submission(Case task, Proposal proposal, SessionState state) {
    return new Submission(
        task.issue(),
        proposal,
        new Submission.Remit(
            task.remit().level(),
            task.remit().allowed(),
            task.remit().forbidden(),
            storageLeft(state),
            conceded,
            mostDowntime(state)),
        new Submission.Surroundings(
            schema(),
            workloadAsAccepted(state),
            state.current(),
            state.evidence(),
            Laboratory.SQL,
            state.factsOf(task.issue().id())),
        null);
  }

  /** The least that any file sets. */
  private static @Nullable Duration mostDowntime(SessionState state) {
    return state.latest(ObjectivesDeclared.class).stream()
        .flatMap(declared -> declared.objectives().stream())
        .filter(objective -> objective.quantity() == Quantity.DOWNTIME)
        .flatMap(objective -> objective.limit().stream())
        .map(millis -> Duration.ofNanos(Math.round(millis * 1e6)))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The skills that bind an agent: its own first, then the core skills that bind everyone. */
  List<Skill> contractsFor(Case task) {
    return agents(task.worker().id(), SkillId.ORCHESTRATOR, SkillId.QUALITY).toList();
  }

  private Stream<Skill> agents(SkillId... ids) {
    return Stream.of(ids).distinct().flatMap(id -> crew.agent(id).stream());
  }

  /** The protocol of an issue's owner. */
  Protocol protocolOf(Issue issue, SessionState state) {
    return crew.protocolOf(IssueWork.ownerOf(state.issue(issue.id()).orElseThrow()));
  }

  /**
   * What is forbidden to whoever works an issue: by its own skill, by the issue's owner, whose word
   * holds on the higher levels too, and by the core skills.
   */
  List<ForbiddenRule> forbiddenTo(SkillId worker, SkillId owner) {
    return agents(worker, owner, SkillId.ORCHESTRATOR, SkillId.QUALITY)
        .map(Skill::contract)
        .flatMap(contract -> contract.forbidden().stream())
        .toList();
  }

  private long storageLeft(SessionState state) {
    long used =
        state.accepted().stream()
            .map(file -> file.acceptedTrial())
            .filter(Objects::nonNull)
            .mapToLong(Trial::bytes)
            .filter(bytes -> bytes > 0)
            .sum();
    return storageBudget == Long.MAX_VALUE ? Long.MAX_VALUE : storageBudget - used;
  }

  /** The hand-over of a proposal: its remedies forward, and backward in reverse. */
  Migration migration(Proposal proposal) {
    List<String> apply = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    List<String> upkeep = new ArrayList<>();
    Set<String> needs = new LinkedHashSet<>();
    Migration.Transactionality transactionality = Migration.Transactionality.ALLOWED;
    for (Remedy remedy : proposal.remedies()) {
      Migration one = laboratory.migration(remedy);
      apply.addAll(one.apply());
      undo.addAll(0, one.undo());
      upkeep.addAll(one.upkeep());
      Optional.ofNullable(one.needs()).ifPresent(needs::add);
      if (one.inTransaction() == Migration.Transactionality.FORBIDDEN) {
        transactionality = Migration.Transactionality.FORBIDDEN;
      }
    }
    return new Migration(
        apply, undo, transactionality, upkeep, needs.isEmpty() ? null : String.join("; ", needs));
  }

  /** Replaces a sandbox whose server went away, with everything accepted so far in place. */
  void renewSandbox(SessionState state) {
    renewSandboxWith(acceptedRemedies(state));
  }

  /** Replaces the sandbox by a fresh one with only these remedies in place. */
  void renewSandboxWith(List<Remedy> remedies) {
    schemaChanged();
    laboratory.renew(remedies);
  }

  /** Applies to a fresh sandbox everything accepted so far. */
  void putInPlace(SessionState state) {
    schemaChanged();
    laboratory.putInPlace(acceptedRemedies(state));
  }

  /** Every remedy that was accepted and not withdrawn, in the order in which they came. */
  static List<Remedy> acceptedRemedies(SessionState state) {
    return state.accepted().stream()
        .map(file -> Objects.requireNonNull(file.accepted()))
        .flatMap(accepted -> accepted.proposal().remedies().stream())
        .toList();
  }
}
