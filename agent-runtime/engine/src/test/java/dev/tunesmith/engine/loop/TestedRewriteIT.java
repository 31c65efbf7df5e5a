package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rewrite that answers alike wherever one looks, but that no rule proves. */
@Tag("long")
class TestedRewriteIT {

  private static final String NEVER_CAME =
      "select id from members where visitor not in (select visitor from visits where page >= 0)";
  private static final String ANTI_JOIN =
      "select id from members m where not exists"
          + " (select from visits v where v.visitor = m.visitor and v.page >= 0)";

  private static PracticeServer database;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    database = PracticeServer.start();
    database.execute(
        """
        alter database postgres set work_mem = '800kB';
        create table visits (id int primary key, visitor int not null, page int not null);
        insert into visits select i, i::bigint * 7919 % 40000, i % 50
          from generate_series(1, 60000) i;
        create table members (id int primary key, visitor int not null);
        insert into members select i, i * 37 from generate_series(1, 40) i;
        analyze;
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void unless_it_was_accepted_beforehand_a_person_is_asked_at_once() {
    IssueFile file = tune(Set.of(), Decider.defer());

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Phase.AWAITING_DECISION);
    assertThat(file.standing().level()).isEqualTo(Level.USER_DECISION);
    assertThat(file.standing().why()).startsWith("equality_not_proven");
    assertThat(file.attempts()).hasSize(1);
    assertThat(file.attempts().get(0).equality()).isInstanceOf(Equality.Tested.class);
    assertThat(file.attempts().get(0).trial()).isNotNull();
    assertThat(Objects.requireNonNull(file.decision()).recommendation()).isEqualTo("apply_trial_1");
    assertThat(folder.resolve("results/rewrites")).doesNotExist();
  }

  @Test
  void accepted_beforehand_it_passes_at_its_own_level_and_its_file_says_how_sure_it_is() {
    IssueFile file = tune(Set.of(Concession.TESTED_REWRITE), Decider.defer());

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Phase.RESOLVED);
    assertThat(file.standing().level()).isEqualTo(Level.SELF_RECOVERY);
    assertThat(folder.resolve("results/rewrites/001-never-came.sql"))
        .content()
        .contains("-- Equal:    tested, not refuted", ANTI_JOIN);
  }

  @Test
  void decided_as_recommended_it_is_tried_again_and_accepted_at_level_four() {
    IssueFile file = tune(Set.of(), Decider.recommended());

    assertThat(file.standing().phase()).as("%s", file).isEqualTo(Phase.DECIDED);
    assertThat(file.standing().level()).isEqualTo(Level.USER_DECISION);
    assertThat(file.attempts()).hasSize(2);
    assertThat(folder.resolve("results/rewrites")).isNotEmptyDirectory();
  }

  private IssueFile tune(Set<Concession> conceded, Decider decider) {
    InstantSource clock = InstantSource.system();
    try (Target target = Target.of(database.dataSource());
        Journal journal = Journal.begin(folder.resolve("results"), clock, List.of());
        LiveLaboratory laboratory =
            new LiveLaboratory(
                target,
                ServerStock.onClassPath(),
                journal.evidence(),
                clock,
                TimeLimits.within(Budget.STANDARD.wallClock(), BriefLoad.SETTINGS))) {
      journal.append(
          new SessionEvent.SessionOpened("s", "0", "members", "scripted", Budget.STANDARD));
      Agent agent = new AntiJoin();
      new SessionLoop(journal, laboratory, schema -> new SessionLoop.Agents(agent, agent), clock)
          .run(
              CrewFiles.read(List.of()),
              WorkloadFile.parse("-- name: never-came\n" + NEVER_CAME + ";\n", "workload"),
              new Terms(Budget.STANDARD, conceded, decider));
      ResultFolder.write(folder.resolve("results"), journal.state());
      return journal.state().issues().get(0);
    }
  }

  /** Proposes the anti-join, whatever else there is. */
  private static final class AntiJoin implements Agent {

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Answer work(Case task, Toolbox tools) {
      Remedy rewrite =
          new Rewrite(
              new Restatement(Objects.requireNonNull(task.issue().query()), NEVER_CAME, ANTI_JOIN));
      return new Answer.Proposed(
          new Proposal(
              task.issue().id(),
              "the list is gone through for each member",
              List.of(rewrite),
              0.5,
              task.issue().symptoms().stream().map(Symptom::evidence).distinct().toList()));
    }

    @Override
    public Optional<Guidance> advise(Case question, Toolbox tools) {
      return Optional.empty();
    }
  }
}
