package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.rewrite.RewriteStep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The times in a column that are worth asking about: the first, the last, one in the middle, and
 * those that lie exactly where a day or a month begins, once with the stretch beginning there and
 * once with it ending there.
 */
final class ColumnAnchors {

  private static final int FIRST_ON_EDGE = 4;

  private ColumnAnchors() {}

  static List<LocalDateTime> of(RewriteStep step, Connection connection) throws SQLException {
    String column = SqlName.quoted(step.column());
    String zone =
        step.edges().get(0).toLowerCase(Locale.ROOT).startsWith("timestamptz")
            ? " at time zone 'UTC'"
            : "";
    String sql =
        String.format(
            Locale.ROOT,
            """
            select min(v), max(v), percentile_disc(0.5) within group (order by v),
                   min(v) filter (where v = date_trunc('day', v)),
                   max(v) filter (where v = date_trunc('month', v))
              from (select (%1$s%3$s)::timestamp as v from %2$s
                     where isfinite(%1$s)
                       and %1$s >= '0002-01-01' and %1$s < '9990-01-01') as finite\
            """,
            column,
            SqlName.quoted(step.table()),
            zone);
    List<LocalDateTime> anchors = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        LocalDateTime time = row.getObject(i, LocalDateTime.class);
        if (time != null) {
          anchors.add(time);
          if (i >= FIRST_ON_EDGE) {
            anchors.add(time.minusNanos(1000));
          }
        }
      }
    }
    return anchors.stream().distinct().toList();
  }
}
