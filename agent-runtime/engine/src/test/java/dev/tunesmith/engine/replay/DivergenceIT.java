package dev.tunesmith.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.SessionReplay;
import dev.tunesmith.engine.obedience.ChangedSkill;
import dev.tunesmith.engine.order.Divergence;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ReplayResult;
import dev.tunesmith.testkit.model.Dialogue;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not as it was recorded is shown where it first shows. */
@Tag("long")
class DivergenceIT {

  @TempDir private static Path recorded;

  @TempDir private Path folder;

  /**
   * Sessions of the playbook, which accepts an index or has no room for one, and of a model that
   * only talks.
   */
  @BeforeAll
  static void records() {
    Script talks =
        dialogue -> dialogue.isProbe() ? Dialogue.READY : new Reply.Says("I think it is fine.");
    try (Visits visits = new Visits();
        ScriptedModelServer server = ScriptedModelServer.start(talks)) {
      visits.session(Visits.PAGE, recorded.resolve("playbook")).build().run();
      visits
          .session(Visits.PAGE, recorded.resolve("model"), "openai:scripted", server)
          .build()
          .run();
      visits.session(Visits.PAGE, recorded.resolve("no room")).storageBudget(1).build().run();
    }
  }

  @Test
  void a_changed_trial_outcome_diverges_at_the_entry_of_that_trial() throws IOException {
    change(
        "playbook",
        line ->
            line.contains("\"what\":\"try-out\"")
                ? line.replaceFirst("\"outcome\":\"better\"", "\"outcome\":\"worse\"")
                : line);

    Divergence divergence = replay().divergences().get(0);

    assertThat(divergence.place()).endsWith("trial finished");
    assertThat(divergence.field()).isEqualTo("trial.reads[0].outcome");
    assertThat(divergence.recorded()).isEqualTo("better");
    assertThat(divergence.now()).isEqualTo("worse");
  }

  @Test
  void another_skill_diverges_where_the_session_takes_another_course() throws IOException {
    copy("no room");
    Path skills = Files.createDirectory(folder.resolve("skills"));
    ChangedSkill.shipped("data/database-optimizer.md")
        .with("max 2 attempts, 5 min timeout", "max 3 attempts, 5 min timeout")
        .writeInto(skills);

    ReplayResult replay = replay(skills);

    Divergence divergence = replay.divergences().get(0);
    assertThat(divergence.place()).endsWith("standing changed");
    assertThat(divergence.field()).isEqualTo("to.level");
    assertThat(divergence.recorded()).isEqualTo("peer_consultation");
    assertThat(divergence.now()).isEqualTo("self_recovery");
  }

  @Test
  void the_same_skills_under_another_path_are_the_same() throws IOException {
    copy("model");
    Path skills = Files.createDirectory(folder.resolve("skills"));
    ChangedSkill.shipped("data/database-optimizer.md").writeInto(skills);

    assertThat(replay(skills).divergences()).isEmpty();
  }

  @Test
  void a_question_that_was_asked_otherwise_is_shown_with_both_values() throws IOException {
    change(
        "playbook",
        line ->
            line.contains("\"what\":\"measure\"")
                ? line.replaceFirst("page = 4711", "page = 4712")
                : line);

    Divergence divergence = replay().divergences().get(0);

    assertThat(divergence.place()).startsWith("question ").endsWith(", measure");
    assertThat(divergence.field()).isEqualTo("queries[0].sql");
    assertThat(divergence.recorded()).contains("4712");
    assertThat(divergence.now()).contains("4711");
  }

  @Test
  void another_answer_of_the_model_diverges_at_its_call() throws IOException {
    change("model", line -> line.replace("I think it is fine.", "I think it is broken."));

    Divergence divergence = replay().divergences().get(0);

    assertThat(divergence.place()).endsWith("model called");
    assertThat(divergence.now()).contains("broken");
  }

  @Test
  void a_changed_ledger_is_not_replayed() throws IOException {
    copy("playbook");
    Path ledger = folder.resolve("copy/ledger.jsonl");
    Files.writeString(
        ledger, Files.readString(ledger).replace("\"phase\":\"resolved\"", "\"phase\":\"failed\""));

    assertThatThrownBy(this::replay)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("it was changed after it was written");
  }

  @Test
  void a_session_that_was_killed_is_the_same_as_far_as_it_came() throws IOException {
    copy("playbook");
    cut("recording.jsonl", "\"what\":\"try-out\"");
    cut("ledger.jsonl", "\"type\":\"trial_finished\"");

    ReplayResult replay = replay();

    assertThat(replay.divergences()).isEmpty();
    assertThat(PastSession.read(replay.folder()).accepted()).isEmpty();
  }

  @Test
  void an_answer_that_cannot_be_read_is_bad_input() throws IOException {
    change(
        "playbook",
        line ->
            line.contains("\"what\":\"try-out\"")
                ? line.replaceFirst("\"outcome\":\"better\"", "\"outcome\":\"magnificent\"")
                : line);

    assertThatThrownBy(this::replay)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("recording's answer to question", "cannot be read")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_folder_that_is_taken_is_left_alone() throws IOException {
    copy("playbook");
    Path taken = Files.createDirectories(folder.resolve("again"));
    Files.writeString(taken.resolve("ledger.jsonl"), "mine\n");

    assertThatThrownBy(this::replay).isInstanceOf(InvalidInputException.class);
    assertThat(taken.resolve("ledger.jsonl")).content().isEqualTo("mine\n");
  }

  @Test
  void measured_again_a_session_comes_to_the_same_ends_and_asks_no_model() throws IOException {
    copy("playbook");
    Path other = Files.createDirectory(folder.resolve("model"));
    try (Stream<Path> files = Files.list(recorded.resolve("model"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, other.resolve(file.getFileName()));
      }
    }
    try (Visits visits = new Visits()) {
      assertThat(remeasured(visits, folder.resolve("copy"), "1").divergences()).isEmpty();
      assertThat(remeasured(visits, other, "2").divergences()).isEmpty();
      visits.server().execute("create index visits_page on visits (page, at desc);");

      Divergence divergence = remeasured(visits, folder.resolve("copy"), "3").divergences().get(0);
      assertThat(divergence.place()).contains("visits-of-a-page");
      assertThat(divergence.recorded()).startsWith("resolved at level 1: create index");
      assertThat(divergence.now()).isEmpty();
    }
    SessionState again = PastSession.read(folder.resolve("again2"));
    assertThat(again.spending().calls()).isPositive();
    assertThat(again.issues().get(0).attempts())
        .extracting(IssueFile.Attempt::agent)
        .containsOnly("openai:scripted");
  }

  private ReplayResult remeasured(Visits visits, Path from, String name) {
    return SessionReplay.of(from)
        .results(folder.resolve("again" + name))
        .remeasure(visits.server().dataSource())
        .build()
        .run();
  }

  private ReplayResult replay(Path... skills) {
    return SessionReplay.of(folder.resolve("copy"))
        .results(folder.resolve("again"))
        .skills(skills)
        .build()
        .run();
  }

  private void copy(String session) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    for (String file : List.of("ledger.jsonl", "recording.jsonl")) {
      Files.copy(recorded.resolve(session).resolve(file), copy.resolve(file));
    }
  }

  private void change(String session, UnaryOperator<String> change) throws IOException {
    copy(session);
    Path file = folder.resolve("copy/recording.jsonl");
    List<String> lines = Files.readAllLines(file);
    List<String> changed = lines.stream().map(change).toList();
    assertThat(changed).isNotEqualTo(lines);
    Files.write(file, changed);
  }

  /** Cuts a file off in the middle of the first line that holds these words. */
  private void cut(String name, String words) throws IOException {
    Path file = folder.resolve("copy").resolve(name);
    List<String> kept = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.contains(words)) {
        Files.writeString(file, String.join("\n", kept) + "\n" + line.substring(0, 40));
        return;
      }
      kept.add(line);
    }
    throw new AssertionError("no line of " + name + " holds " + words);
  }
}
