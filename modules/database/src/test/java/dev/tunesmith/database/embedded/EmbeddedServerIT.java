package dev.tunesmith.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedServerIT {

  @Test
  void a_closed_server_leaves_neither_process_nor_file() {
    EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    Path data = Path.of(TestServer.ask(server.dataSource(), "show data_directory"));
    long pid = postmaster(server);

    server.close();
    server.close();

    assertThat(Files.exists(data.getParent())).isFalse();
    assertThat(hasEnded(pid)).isTrue();
  }

  /** A process that has ended stays listed until whoever inherited it takes note. */
  private static boolean hasEnded(long pid) {
    return ProcessHandle.of(pid)
        .map(process -> process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join())
        .map(process -> !process.isAlive())
        .orElse(true);
  }

  /**
   * Processes may tell another's beginning differently by a second, or not see each other at all:
   * that must not decide whether a server is in use.
   */
  @Test
  void another_process_keeps_its_server_for_as_long_as_it_lives() throws Exception {
    Process owner = orphaning();
    String[] said = firstLine(owner).split(" ", 2);
    long pid = Long.parseLong(said[0]);
    Path home = Path.of(said[1]).getParent();
    Files.writeString(home.resolve("owner"), "1\n");

    EmbeddedServer.start(EmbeddedServer.Settings.SMALL).close();
    boolean wasLeftAlone = isRunning(pid);
    owner.destroyForcibly();
    assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
    boolean outlivesItsOwner = isRunning(pid);
    EmbeddedServer.start(EmbeddedServer.Settings.SMALL).close();

    assertThat(wasLeftAlone).isTrue();
    assertThat(outlivesItsOwner).isTrue();
    assertThat(hasEnded(pid)).isTrue();
    assertThat(Files.exists(home)).isFalse();
  }

  private static Process orphaning() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Orphaning.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  @Test
  void nobody_gets_in_without_the_password() {
    PGSimpleDataSource stranger = (PGSimpleDataSource) TestServer.server().dataSource();
    stranger.setPassword("guess");

    assertThatThrownBy(stranger::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void a_later_server_of_a_process_knows_nothing_of_an_earlier_one() {
    TestServer.server().execute("create role somebody; create table left_behind ()");

    try (EmbeddedServer later = EmbeddedServer.start(EmbeddedServer.Settings.SMALL)) {
      assertThat(TestServer.ask(later.dataSource(), "select to_regclass('left_behind')"))
          .isEqualTo("null");
      assertThat(TestServer.ask(later.dataSource(), "select to_regrole('somebody')"))
          .isEqualTo("null");
      assertThat(later.password()).isNotEqualTo(TestServer.server().password());
    } finally {
      TestServer.server().execute("drop role somebody; drop table left_behind");
    }
  }

  @Test
  void a_script_that_fails_names_its_line() {
    assertThatThrownBy(() -> TestServer.server().execute("select 1;\n\nselect nonsense;"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 3");
  }

  static long postmaster(EmbeddedServer server) {
    return Long.parseLong(
        TestServer.ask(
            server.dataSource(), "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));
  }

  /** Starts a server, says where it is, and waits to be killed. */
  static final class Orphaning {

    public static void main(String[] arguments) throws InterruptedException {
      EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
      String data = TestServer.ask(server.dataSource(), "show data_directory");
      System.out.println(postmaster(server) + " " + data);
      TimeUnit.MINUTES.sleep(5);
      server.close();
    }
  }
}
