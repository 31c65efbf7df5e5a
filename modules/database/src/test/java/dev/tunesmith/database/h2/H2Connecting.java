package dev.tunesmith.database.h2;

import dev.tunesmith.database.dialect.Connecting;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Finds H2 databases. */
final class H2Connecting implements Connecting {

  private record H2Address(String display) implements Address {

    @Override
    public DataSource source(String user, @Nullable String password) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(display);
      source.setUser(user);
      source.setPassword(password);
      return source;
    }
  }

  @Override
  public String scheme() {
    return "jdbc:h2:";
  }

  @Override
  public Address address(String url) {
    return new H2Address(url);
  }

  @Override
  public String product() {
    return "H2";
  }

  @Override
  public int oldestMajor() {
    return 2;
  }

  @Override
  public Optional<String> meaning(SQLException failure, String user) {
    return Optional.empty();
  }
}
