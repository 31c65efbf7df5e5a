package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneInputIT {

  private static Practice practice;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    practice = new Practice();
  }

  @AfterAll
  static void stop() {
    practice.close();
  }

  @Test
  void a_wrong_password_is_said_and_not_repeated() throws IOException {
    Answer answer =
        practice.answer(practice.call(workload("select 1;"), out()), "wrong-horse-battery");

    assertRefused(answer, "password");
    assertThat(answer.err() + answer.out()).doesNotContain("wrong-horse-battery");
  }

  @Test
  void a_port_where_nobody_listens_is_named() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";

    assertRefused(
        practice.answer(practice.call(url, workload("select 1;"), out())), String.valueOf(port));
  }

  @Test
  void a_deadline_ends_a_login_that_hangs() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres";

      assertRefused(
          practice.answer(practice.call(url, workload("select 1;"), out(), "--deadline", "1s")),
          "the deadline, 1.0 s, came before the database was reached");
    }
    assertThat(out()).doesNotExist();
  }

  @Test
  void a_server_without_a_connection_to_spare_is_named() throws IOException {
    practice.execute("create role crowd login password 'many' connection limit 0;");
    List<String> call = new ArrayList<>(practice.call(workload("select 1;"), out()));
    call.set(call.indexOf("--user") + 1, "crowd");

    assertRefused(practice.answer(call, "many"), "no connection left");
  }

  @Test
  void a_place_where_nothing_can_be_written_is_named() throws IOException {
    Path below = workload("select 1;").resolve("out");

    assertRefused(practice.answer(practice.call(workload("select 1;"), below)), "cannot write to");
  }

  @Test
  void a_login_that_may_do_more_than_read_is_refused_where_that_is_asked_for() throws IOException {
    List<String> call = practice.call(workload("select 1;"), out(), "--require-least-privilege");

    assertRefused(practice.answer(call), "it is a superuser");
    assertThat(out()).doesNotExist();
  }

  @Test
  void a_database_that_is_not_there_is_named() throws IOException {
    String url = practice.url().replaceFirst("/[^/]*$", "/atlantis");

    assertRefused(practice.answer(practice.call(url, workload("select 1;"), out())), "atlantis");
  }

  @Test
  void a_workload_that_is_not_there_is_named() {
    Path file = folder.resolve("none.sql");

    assertRefused(practice.answer(practice.call(file, out())), file.toString());
  }

  @Test
  void a_workload_without_statements_is_refused() throws IOException {
    Path file = workload("-- nothing yet\n");

    assertRefused(practice.answer(practice.call(file, out())), file.getFileName().toString());
  }

  @Test
  void a_workload_of_which_nothing_can_run_is_refused() throws IOException {
    Path file = workload("-- name: lost\nselect * from atlantis;\n");

    Answer answer = practice.answer(practice.call(file, out()));

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).hasSize(1);
  }

  @Test
  void a_folder_of_skills_that_is_not_there_is_named() throws IOException {
    Path skills = folder.resolve("no-crew");

    assertRefused(
        practice.answer(practice.call(workload("select 1;"), out(), "--skills", skills.toString())),
        skills.toString());
  }

  @Test
  void a_model_that_nobody_knows_is_named() throws IOException {
    assertRefused(
        practice.answer(practice.call(workload("select 1;"), out(), "--model", "oracle:delphi")),
        "oracle:delphi");
  }

  @Test
  void a_folder_with_the_results_of_another_session_is_left_alone() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("ledger.jsonl"), "precious");

    assertRefused(practice.answer(practice.call(workload("select 1;"), out())), "--out");
    assertThat(out().resolve("ledger.jsonl")).hasContent("precious");
  }

  @Test
  void what_cannot_be_resumed_is_said() throws IOException {
    assertRefused(resumed(out()), "there is no session in");

    Files.createDirectories(out());
    Files.writeString(out().resolve("ledger.jsonl"), "");
    assertRefused(resumed(out()), "begin it again");

    Files.writeString(out().resolve("ledger.jsonl"), "precious\n");
    assertRefused(resumed(out()), "line 1");
    assertThat(out().resolve("ledger.jsonl")).hasContent("precious");
  }

  private static Answer resumed(Path folder) {
    return Answer.to("resume", folder.toString());
  }

  private static void assertRefused(Answer answer, String culprit) {
    assertThat(answer.err().lines()).singleElement().asString().startsWith("tunesmith: ");
    assertThat(answer.err()).contains(culprit).doesNotContain("Exception");
    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private Path workload(String sql) throws IOException {
    return Files.writeString(folder.resolve("workload.sql"), sql);
  }

  private Path out() {
    return folder.resolve("out");
  }
}
