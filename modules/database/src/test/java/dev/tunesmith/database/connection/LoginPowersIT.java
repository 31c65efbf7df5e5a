package dev.tunesmith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a login may do beyond reading is told, and a login made as it is told may only read. */
class LoginPowersIT {

  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    server.execute(
        """
        create schema "Depot";
        create table "Depot"."Stops" (id int primary key, note text);
        create table plain (id int primary key);
        create view seen as select id from plain;
        create role nothing login password 'p';
        create role all_reader login password 'p';
        grant pg_read_all_data, pg_monitor to all_reader;
        create role noter login password 'p';
        grant usage on schema "Depot" to noter;
        grant select, update (note) on "Depot"."Stops" to noter;
        create role owners;
        alter table plain owner to owners;
        create role member login password 'p' noinherit;
        grant owners to member;
        create role viewer login password 'p';
        grant insert on seen to viewer;
        create role maker login password 'p' createrole createdb;
        create role runner login password 'p';
        grant pg_execute_server_program to runner;
        create role builder login password 'p';
        grant create on schema public to builder;
        grant create on database postgres to builder;
        create role boss login superuser password 'p';
        """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noter   | may write to Depot.Stops",
        "member  | may write to public.plain",
        "viewer  | may write to public.seen",
        "maker   | may create roles, may create databases",
        "runner  | is a member of pg_execute_server_program",
        "builder | may create schemas in the database, may create objects in the schema public",
        "boss    | is a superuser"
      })
  void what_a_login_may_do_beyond_reading_is_told(String login, String powers) {
    assertThat(String.join(", ", powersOf(login))).isEqualTo(powers);
  }

  @ParameterizedTest
  @CsvSource({"nothing", "all_reader"})
  void a_login_that_may_only_read_is_let_alone(String login) {
    assertThat(powersOf(login)).isEmpty();
  }

  @Test
  void the_application_s_role_is_the_one_that_most_other_sessions_have() throws SQLException {
    try (Target target = open("all_reader");
        Connection one = DriverManager.getConnection(server.url(), "maker", "p");
        Connection another = DriverManager.getConnection(server.url(), "maker", "p");
        Connection boss = DriverManager.getConnection(server.url(), "boss", "p")) {
      assertThat(List.of(one, another, boss)).allMatch(LoginPowersIT::isOpen);
      assertThat(target.client().role()).isEqualTo("maker");
    }
  }

  private static boolean isOpen(Connection connection) {
    try {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void a_login_made_as_it_is_told_reads_everything_and_does_nothing_else() throws SQLException {
    List<String> statements;
    try (Target target = open("boss")) {
      statements = target.readingLogin("Tune smith");
    }
    server.execute(String.join(";\n", statements) + ";\nalter role \"Tune smith\" password 'p';\n");

    try (Target target = open("Tune smith")) {
      assertThat(target.unreadable()).isEmpty();
      assertThat(target.beyondReading()).isEmpty();
    }
    try (Connection connection = DriverManager.getConnection(server.url(), "Tune smith", "p");
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("select note from \"Depot\".\"Stops\"")).isTrue();
    }
  }

  private static List<String> powersOf(String login) {
    try (Target target = open(login)) {
      return target.beyondReading();
    }
  }

  private static Target open(String login) {
    return Target.open(
        TargetAddress.parse(server.url()), new Credentials(login, "p".toCharArray()));
  }
}
