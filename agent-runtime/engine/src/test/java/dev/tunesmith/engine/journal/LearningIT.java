package dev.tunesmith.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.Recollection.Outcome;
import dev.tunesmith.core.session.SessionEvent.PastRecalled;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.order.WorkJournal.Entry;
import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningIT {
  private static final String ASKED =
      "-- name: letters\nselect id from letter where town = 'TOWN';";

  private static PracticeServer server;

  @TempDir private Path home;

  @BeforeAll
  static void start() {
    server = PracticeServer.start();
    server.execute(
        """
        create table letter (id int primary key, town text not null, body text not null);
        insert into letter
          select n, 'town ' || n % 5000, repeat('x', 100) from generate_series(1, 30000) as n;
        analyze letter;
        """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The journal is made to be wrong about both: it orders what is tried, and proves nothing. */
  @Test
  void what_was_proven_is_tried_first_and_what_was_refused_is_left_out() {
    FileJournal journal = new FileJournal(home.resolve("journal"));
    Remedy helpful = first(tune(journal, "one", "town 7"));
    Entry entry = journal.recent(1).get(0);
    Lesson learned = Lesson.in(entry, journal).orElseThrow();
    lesson(learned, learned.remedies(), Outcome.REFUSED).writeInto(journal);
    lesson(learned, List.of(indexOn("body")), Outcome.PROVEN).writeInto(journal);

    SessionState second = tune(journal, "two", "town 8");

    assertThat(entry.text()).startsWith("Proven: ").doesNotContain("town 7", server.password());
    assertThat(first(second).summary()).contains("body");
    assertThat(second.issues().get(0).attempts())
        .noneMatch(
            attempt ->
                attempt.proposal() != null
                    && attempt.proposal().remedies().stream()
                        .anyMatch(remedy -> remedy.identity().equals(helpful.identity())));
    assertThat(second.accepted())
        .allSatisfy(file -> assertThat(file.acceptedTrial()).isNotNull())
        .noneMatch(file -> file.accepted().proposal().remedies().get(0).equals(first(second)));
    assertThat(second.latest(PastRecalled.class)).isPresent();
  }

  private SessionState tune(FileJournal journal, String results, String town) {
    return TuningSession.builder()
        .underLoad(BriefLoad.RUN)
        .target(server.dataSource())
        .workload(ASKED.replace("TOWN", town))
        .journal(journal)
        .results(home.resolve(results))
        .build()
        .run()
        .state();
  }

  private static Remedy first(SessionState state) {
    IssueFile.Attempt attempt = state.issues().get(0).attempts().get(0);
    return attempt.proposal().remedies().get(0);
  }

  private static Lesson lesson(Lesson of, List<Structure> remedies, Outcome outcome) {
    return new Lesson(
        "another",
        Instant.now().plusSeconds(1),
        of.circumstances(),
        of.statement(),
        remedies,
        outcome,
        "as the journal says");
  }

  private static Structure indexOn(String column) {
    return Value.structure()
        .with("kind", "create_index")
        .with("table", "public.letter")
        .with("keys", new Value.Sequence(List.of(Value.structure().with("column", column))));
  }
}
