package dev.tunesmith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetIT {

  private static final String WRONG = "wr0ng-s3cret";

  @Test
  void an_address_and_a_login_open_the_database() {
    try (Target target = Target.open(address("postgres"), login())) {
      assertThat(target.server().product()).isEqualTo("PostgreSQL");
      assertThat(target.server().version()).startsWith("18");
      assertThat(target.server().database()).isEqualTo("postgres");
    }
  }

  @Test
  void a_wrong_password_is_named_as_such_and_not_shown() {
    Credentials wrong = new Credentials("postgres", WRONG.toCharArray());

    assertUnreachable(address("postgres"), wrong, "check the user and the password");
    assertThat(wrong.toString()).doesNotContain(WRONG);
  }

  @Test
  void a_missing_database_is_named_as_such() {
    assertUnreachable(address("nowhere"), login(), "no such database");
  }

  @Test
  void an_unknown_host_is_named_as_such() {
    assertUnreachable(
        TargetAddress.parse("jdbc:postgresql://no-such-host.invalid/db"), login(), "unknown");
  }

  @Test
  void a_closed_port_is_named_as_such() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertUnreachable(
        TargetAddress.parse("jdbc:postgresql://127.0.0.1:" + port + "/db"),
        login(),
        "nothing answers");
  }

  @Test
  void a_server_of_another_kind_is_named_as_such() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread stranger = new Thread(() -> answerLikeAWebServer(socket));
      stranger.setDaemon(true);
      stranger.start();
      assertUnreachable(
          TargetAddress.parse(
              "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/db?sslmode=disable"),
          login(),
          "PostgreSQL's protocol");
    }
  }

  @Test
  void a_server_killed_in_the_middle_is_a_lost_connection() {
    EmbeddedServer doomed = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    Target target = Target.of(doomed.dataSource());
    doomed.close();

    assertThatThrownBy(target::readSchema)
        .isInstanceOf(DatabaseException.class)
        .hasMessageNotContaining(doomed.password())
        .hasMessageContaining("connection was lost while reading the catalogue");
  }

  @Test
  void a_hosts_data_source_is_read_through_and_left_as_it_was() {
    Target target =
        Target.of(TestServer.database("create table t (a int); insert into t values (1)"));

    assertThat(target.readSchema().tables()).hasSize(1);
    assertThat(target.explain("select * from t").root().operation().relation())
        .isEqualTo("public.t");
  }

  @Test
  void a_reading_takes_no_parallel_workers_so_that_a_sandbox_can_have_its_plan() {
    Target target =
        Target.of(
            TestServer.database(
                """
                create table t as select g as a from generate_series(1, 1000) g;
                alter table t set (parallel_workers = 2);
                do $$ begin
                  execute 'alter database ' || current_database()
                    || ' set parallel_setup_cost = 0';
                  execute 'alter database ' || current_database()
                    || ' set parallel_tuple_cost = 0';
                end $$;
                """));

    assertThat(target.explain("select count(*) from t").shape().text())
        .isEqualTo("Aggregate (Seq Scan on public.t)");
  }

  @Test
  void the_tables_that_a_login_may_not_read_are_named() {
    DataSource database =
        TestServer.database(
            """
            create table open_to_all (a int);
            create table pay (a int);
            create schema vault;
            create table vault.gold (a int);
            create role half_blind login password 'look';
            grant select on open_to_all, vault.gold to half_blind;
            """);
    String name = Target.of(database).server().database();

    assertThat(Target.of(database).unreadable()).isEmpty();
    try (Target target =
        Target.open(address(name), new Credentials("half_blind", "look".toCharArray()))) {
      assertThat(target.unreadable())
          .containsExactly(new TableName("public", "pay"), new TableName("vault", "gold"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',  connectTimeout=1&sslmode=require,    how it encrypts",
    "S,   connectTimeout=1&sslmode=require,    how it encrypts",
    "N,   connectTimeout=1&sslmode=prefer,     did not let postgres in in time",
    "S,   sslmode=verify-full,                 name the authority's with sslrootcert=FILE"
  })
  void the_step_at_which_a_connection_stopped_is_named(String reply, String properties, String why)
      throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread stranger = new Thread(() -> answerOnce(socket, reply));
      stranger.setDaemon(true);
      stranger.start();
      assertUnreachable(
          TargetAddress.parse(
              "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/db?" + properties),
          login(),
          why);
    }
  }

  @Test
  void an_answer_that_takes_a_while_is_waited_for() throws IOException {
    int port = Integer.parseInt(address("postgres").display().replaceAll(".*:([0-9]+)/.*", "$1"));
    try (ServerSocket socket = new ServerSocket(0);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread slow = new Thread(() -> passOnAfter6Seconds(socket, server));
      slow.setDaemon(true);
      slow.start();
      String url = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres";

      assertThatCode(() -> Target.open(TargetAddress.parse(url), login()).close())
          .doesNotThrowAnyException();
    }
  }

  /** Longer than the driver waits by itself for an answer about encryption. */
  private static void passOnAfter6Seconds(ServerSocket socket, Socket server) {
    try (Socket client = socket.accept()) {
      client.getInputStream().readNBytes(8);
      Thread.sleep(6_000);
      client.getOutputStream().write('N');
      Thread back = new Thread(() -> pass(server, client));
      back.setDaemon(true);
      back.start();
      pass(client, server);
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answerOnce(ServerSocket socket, String reply) {
    try (Socket client = socket.accept()) {
      client.getInputStream().readNBytes(8);
      client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answerLikeAWebServer(ServerSocket socket) {
    try (var client = socket.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write("HTTP/1.1 400\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    } catch (IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertUnreachable(TargetAddress address, Credentials login, String why) {
    assertThatThrownBy(() -> Target.open(address, login))
        .isInstanceOf(UnreachableDatabaseException.class)
        .hasMessageContaining(address.display())
        .hasMessageContaining(why)
        .hasMessageNotContaining(WRONG)
        .hasMessageNotContaining("\n");
  }

  private static TargetAddress address(String database) {
    return TargetAddress.parse(TestServer.server().url().replaceFirst("/[^/]*$", "/" + database));
  }

  private static Credentials login() {
    return new Credentials(
        TestServer.server().user(), TestServer.server().password().toCharArray());
  }
}
