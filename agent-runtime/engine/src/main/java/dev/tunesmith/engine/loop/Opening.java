package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.finding.IssueFinding;
import dev.tunesmith.advisor.finding.LiveWaits;
import dev.tunesmith.advisor.review.DesignReview;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.duty.AskedDuty;
import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.objective.Patience;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.quality.KeptChecks;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.session.LevelTarget;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.engine.laboratory.CopyAccount;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.Survey;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.proof.baseline.Baseline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens a session: crew, schema, workload, sandbox, baseline, issues. */
final class Opening {

  /** A ledger is no place for the whole of a very large catalogue. */
  private static final int MOST_TABLES = 60;

  private final Journal journal;
  private final Laboratory laboratory;
  private final InstantSource clock;
  private final LostSandbox sandbox = new LostSandbox();
  private final PatientReading target = new PatientReading();

  Opening(Journal journal, Laboratory laboratory, InstantSource clock) {
    this.journal = journal;
    this.laboratory = laboratory;
    this.clock = clock;
  }

  Workbench open(SkillLibrary library, Workload asked, Terms terms) {
    Crew crew = wire(library);
    List<Objective> objectives = SkillTargets.objectives(crew, terms.commission());
    journal.append(new SessionEvent.ObjectivesDeclared(objectives, Patience.of(crew.agents())));
    journal.append(new SessionEvent.DutiesAsked(AskedDuty.of(crew.agents())));
    Workload written = SkillTargets.of(crew, objectives).over(asked);
    Survey survey = target.read(laboratory::survey);
    EvidenceId schemaId = note(survey);
    journal.append(new SessionEvent.WorkloadRead(written.queries(), written.leftOut()));
    Map<QueryName, PlanShape> planned = new HashMap<>();
    Workload answerable = askTarget(written.telling(trafficOf(written, survey)), planned);
    copy();
    Baseline baseline = measure(answerable);
    compare(planned, baseline.measurements());
    review(crew, survey.schema(), schemaId, baseline);
    openIssues(crew, baseline, new IssueFinding(schemaId, survey.schema()));
    return new Workbench(crew, baseline.workload(), laboratory, terms, clock);
  }

  /** What its log told, and what was seen at the target now. */
  private static List<Traffic> trafficOf(Workload written, Survey survey) {
    return Stream.concat(written.traffic().stream(), LiveWaits.of(survey.waits(), written).stream())
        .toList();
  }

  private Crew wire(SkillLibrary library) {
    Crew crew = Crew.wire(library);
    List<Diagnostic> diagnostics =
        Stream.of(library.diagnostics(), crew.diagnostics(), KeptChecks.in(library))
            .flatMap(List::stream)
            .toList();
    List<SkillId> agents = crew.agents().stream().map(Skill::id).toList();
    journal.append(new SessionEvent.CrewWired(agents, crew.edges(), diagnostics));
    journal.append(new SessionEvent.LevelsDeclared(targetsOf(crew)));
    return crew;
  }

  private static List<LevelTarget> targetsOf(Crew crew) {
    Protocol protocol = crew.protocolOf(SkillId.ORCHESTRATOR);
    Map<Level, DeclaredLevel> declared =
        crew.agent(SkillId.ORCHESTRATOR)
            .map(skill -> skill.contract().protocol().levels())
            .orElse(Map.of());
    return Arrays.stream(Level.values())
        .map(
            level -> {
              DeclaredLevel own = declared.get(level);
              return new LevelTarget(
                  level,
                  protocol.rule(level).successTarget(),
                  own == null ? null : own.reachLimit());
            })
        .toList();
  }

  private EvidenceId note(Survey survey) {
    EvidenceId id = laboratory.nextEvidence();
    Schema schema = survey.schema();
    long rows = schema.tables().stream().mapToLong(Table::rows).sum();
    long bytes =
        schema.tables().stream().mapToLong(Table::bytes).sum()
            + schema.indexes().map(Index::size).mapToLong(Index.Size::bytes).sum();
    journal.append(
        new SessionEvent.SchemaRead(
            id,
            survey.server(),
            schema.tables().size(),
            (int) schema.indexes().count(),
            rows,
            bytes,
            CatalogueDigest.of(schema),
            survey.beyondReading()));
    return id;
  }

  /** Has the target plan each reading statement; what it refuses to plan is left out. */
  private Workload askTarget(Workload workload, Map<QueryName, PlanShape> planned) {
    Workload answerable = workload;
    for (Query query : workload.reads()) {
      try {
        planned.put(query.name(), target.read(() -> laboratory.planOnTarget(query)));
      } catch (StatementFailedException e) {
        answerable = leaveOut(answerable, query, String.valueOf(e.getMessage()));
      }
    }
    return nonEmpty(answerable);
  }

  private Workload leaveOut(Workload workload, Query query, String reason) {
    journal.append(
        new SessionEvent.QueryLeftOut(new Workload.LeftOut(query.name(), query.line(), reason)));
    return workload.without(query.name(), reason);
  }

  private static Workload nonEmpty(Workload workload) {
    if (workload.queries().isEmpty()) {
      throw new InvalidInputException(
          "no statement of the workload can run: "
              + workload.leftOut().get(0).name()
              + ": "
              + workload.leftOut().get(0).reason());
    }
    return workload;
  }

  private void copy() {
    CopyAccount copy = target.read(laboratory::copy);
    journal.append(copy.event());
  }

  private Baseline measure(Workload workload) {
    Baseline baseline = inSandbox(() -> laboratory.measure(workload));
    List<Workload.LeftOut> already = workload.leftOut();
    baseline.workload().leftOut().stream()
        .filter(each -> !already.contains(each))
        .forEach(each -> journal.append(new SessionEvent.QueryLeftOut(each)));
    nonEmpty(baseline.workload());
    journal.append(new SessionEvent.BaselineMeasured(baseline.measurements()));
    return baseline;
  }

  private <T> T inSandbox(Supplier<T> question) {
    return sandbox.survive(question, loss -> laboratory.renew(List.of()));
  }

  private void compare(Map<QueryName, PlanShape> planned, List<Measurement> measured) {
    List<QueryName> differing = new ArrayList<>();
    for (Measurement measurement : measured) {
      PlanShape onTarget = planned.get(measurement.query());
      if (onTarget != null && !onTarget.equals(measurement.plan().shape())) {
        differing.add(measurement.query());
      }
    }
    journal.append(
        new SessionEvent.TargetPlansCompared(laboratory.nextEvidence(), planned.size(), differing));
  }

  private void review(Crew crew, Schema schema, EvidenceId schemaId, Baseline baseline) {
    List<Remark> remarks =
        DesignReview.of(schema, schemaId, baseline.workload(), baseline.measurements());
    journal.append(
        new SessionEvent.DesignReviewed(
            schemaId, usedFirst(schema, baseline), Reviewed.by(crew, remarks)));
  }

  private static List<Table> usedFirst(Schema schema, Baseline baseline) {
    return schema.tables().stream()
        .sorted(Comparator.comparing(table -> !isUsed(table, baseline)))
        .limit(MOST_TABLES)
        .toList();
  }

  private static boolean isUsed(Table table, Baseline baseline) {
    return baseline.measurements().stream()
        .anyMatch(measured -> measured.plan().touches(table.name()));
  }

  private void openIssues(Crew crew, Baseline baseline, IssueFinding finding) {
    Owners owners = new Owners(crew);
    List<Issue> issues =
        finding.find(inSandbox(laboratory::schema), baseline.workload(), baseline.measurements());
    for (Issue issue : issues) {
      journal.append(new SessionEvent.IssueOpened(issue));
      journal.append(new SessionEvent.IssueAssigned(issue.id(), owners.of(issue.kind())));
    }
  }
}
