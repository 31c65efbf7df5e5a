package dev.tunesmith.database.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.TestResources;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole language and the usual extensions, of which nothing may be refused. */
class HarmlessQueriesIT {

  @Test
  void no_harmless_query_is_refused() throws SQLException {
    List<SqlStatement> queries = SqlScript.split(TestResources.text("/security/harmless.sql"));
    Guard guard = new PostgresqlDialect().guard();
    List<String> refused = new ArrayList<>();
    try (Connection connection =
        TestServer.database(TestResources.text("/security/harmless-schema.sql")).getConnection()) {
      for (SqlStatement query : queries) {
        guard
            .judge(query.sql(), connection)
            .ifPresent(refusal -> refused.add(refusal.reason() + ": " + query.sql()));
      }
    }

    assertThat(queries).hasSizeGreaterThan(150);
    assertThat(refused).isEmpty();
  }
}
