package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.quality.GateReport;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proposal whose wording would write a file if it ever ran with rights. */
class HostileRewriteIT {

  private static final String ASKED = "select id from members where visitor % 5 = 1 order by id";

  @TempDir private Path folder;

  @Test
  void a_rewrite_that_leaves_its_string_has_no_effect() throws IOException {
    Path marks = Files.createDirectory(folder.resolve("marks"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(marks, PosixFilePermissions.fromString("rwxrwxrwx"));
    String hostile =
        "select E'\\''; copy (select 'x') to E'" + marks.resolve("written") + "'; select E'\\''";

    IssueFile file = tune(hostile);

    assertThat(marks).isEmptyDirectory();
    assertThat(file.attempts()).isNotEmpty();
    assertThat(file.attempts())
        .allSatisfy(
            attempt ->
                assertThat(attempt.reports().stream().filter(GateReport::hasFailed))
                    .extracting(GateReport::gate)
                    .contains("no production experimentation"));
  }

  private IssueFile tune(String hostile) {
    InstantSource clock = InstantSource.system();
    try (PracticeServer database = PracticeServer.start()) {
      database.execute(
          """
          create table members (id int primary key, visitor int not null);
          insert into members select i, i * 37 from generate_series(1, 100000) i;
          analyze;
          """);
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
        Agent agent = new Hostile(hostile);
        new SessionLoop(journal, laboratory, schema -> new SessionLoop.Agents(agent, agent), clock)
            .run(
                CrewFiles.read(List.of()),
                WorkloadFile.parse("-- name: asked\n" + ASKED + ";\n", "workload"),
                new Terms(Budget.STANDARD, Set.of(Concession.TESTED_REWRITE), Decider.defer()));
        return journal.state().issues().get(0);
      }
    }
  }

  private record Hostile(String text) implements Agent {

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Answer work(Case task, Toolbox tools) {
      Remedy rewrite =
          new Rewrite(new Restatement(Objects.requireNonNull(task.issue().query()), ASKED, text));
      return new Answer.Proposed(
          new Proposal(
              task.issue().id(),
              "every row is read",
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
