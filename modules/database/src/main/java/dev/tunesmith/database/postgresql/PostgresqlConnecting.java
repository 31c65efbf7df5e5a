package dev.tunesmith.database.postgresql;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Connecting;
import java.sql.SQLException;
import java.util.Optional;

/** Finds PostgreSQL servers and reads what they say to who may not come in. */
final class PostgresqlConnecting implements Connecting {

  @Override
  public String scheme() {
    return "jdbc:postgresql:";
  }

  @Override
  public Address address(String url) {
    return PostgresqlAddress.parse(url);
  }

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Override
  public int oldestMajor() {
    return 12;
  }

  @Override
  public Optional<String> meaning(SQLException failure, String user) {
    return switch (Failures.state(failure)) {
      case "28P01", "28000" ->
          Optional.of(" refuses the login of " + user + "; check the user and the password");
      case "3D000" -> Optional.of(": there is no such database on that server; check its name");
      case "42501" -> Optional.of(": " + user + " may not connect to it; grant CONNECT");
      case "53300" -> Optional.of(" has no connection left; try again later");
      case "57P03" -> Optional.of(" is starting up or shutting down; try again later");
      default -> Optional.empty();
    };
  }
}
