package dev.tunesmith.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orchestrator's table decides at which level a kind of remedy may be used. */
class LevelKindsIT {

  private static final String FIRST =
      "| create_index, drop_index, statistics, rewrite, combination |";
  private static final String SECOND = "| transaction_scope, session_setting |";

  @TempDir private Path folder;

  @Test
  void an_index_that_the_table_puts_off_is_proposed_at_the_level_it_is_put_off_to()
      throws IOException {
    Path skills = Files.createDirectory(folder.resolve("skills"));
    Files.writeString(
        skills.resolve("orchestrator.md"),
        changed(
            changed(orchestrator(), FIRST, "| drop_index, statistics, rewrite, combination |"),
            SECOND,
            "| create_index, transaction_scope, session_setting |"));

    IssueFile issue = tune(skills).issues().get(0);

    assertThat(issue.attempts())
        .filteredOn(attempt -> attempt.level() == Level.SELF_RECOVERY)
        .extracting(IssueFile.Attempt::proposal)
        .filteredOn(Objects::nonNull)
        .noneMatch(proposal -> proposal.kind().equals(RemedyKind.CREATE_INDEX));
    assertThat(issue.accepted()).isNotNull();
    assertThat(issue.standing().level()).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(issue.accepted().proposal()).isNotNull();
    assertThat(issue.accepted().proposal().kind()).isEqualTo(RemedyKind.CREATE_INDEX);
  }

  private SessionState tune(Path skills) {
    try (PracticeServer database = PracticeServer.start()) {
      database.execute(
          """
          create table visits (id int primary key, page int, at int);
          insert into visits select i, i % 5000, i from generate_series(1, 30000) i;
          analyze visits;
          """);
      return TuningSession.builder()
          .underLoad(BriefLoad.RUN)
          .target(database.dataSource())
          .workload("-- name: page\nselect id from visits where page = 4711;\n")
          .skills(skills)
          .results(folder.resolve("results"))
          .build()
          .run()
          .state();
    }
  }

  private static String orchestrator() throws IOException {
    try (InputStream in =
        LevelKindsIT.class.getClassLoader().getResourceAsStream("skills/core/orchestrator.md")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static String changed(String text, String words, String others) {
    assertThat(text).containsOnlyOnce(words);
    return text.replace(words, others);
  }
}
