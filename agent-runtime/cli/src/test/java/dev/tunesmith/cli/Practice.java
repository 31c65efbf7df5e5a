package dev.tunesmith.cli;

import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small database on a server of its own, and calls of {@code tune} on it. */
final class Practice implements AutoCloseable {

  static final String VARIABLE = "PRACTICE_PASSWORD";

  private final PracticeServer server = PracticeServer.start();

  Practice() {
    server.execute(
        """
        create table letter (id int primary key, town text not null, body text not null);
        insert into letter
          select n, 'town ' || n % 5000, repeat('x', 100) from generate_series(1, 30000) as n;
        analyze letter;
        """);
  }

  String url() {
    return server.jdbcUrl();
  }

  String user() {
    return server.user();
  }

  String password() {
    return server.password();
  }

  void execute(String script) {
    server.execute(script);
  }

  /** How many indexes its tables have. */
  int indexes() {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from pg_indexes where schemaname = 'public'")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the doctor finds when that login asks. */
  Answer doctor(String user, String password) {
    return Answer.with(
        Map.of(VARIABLE, password),
        "doctor",
        "--target",
        url(),
        "--user",
        user,
        "--password-env",
        VARIABLE);
  }

  /** The call that tunes this database. */
  List<String> call(Path workload, Path out, String... more) {
    return call(url(), workload, out, more);
  }

  List<String> call(String url, Path workload, Path out, String... more) {
    List<String> call =
        List.of(
            "tune",
            "--url",
            url,
            "--user",
            server.user(),
            "--password-env",
            VARIABLE,
            "--workload",
            workload.toString(),
            "--out",
            out.toString());
    return Stream.concat(call.stream(), Stream.of(more)).toList();
  }

  Answer answer(List<String> call) {
    return answer(call, password());
  }

  Answer answer(List<String> call, String password) {
    return Answer.with(Map.of(VARIABLE, password), call.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.close();
  }
}
