package dev.tunesmith.proof.answers;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.proof.answers.ValuePools.Pool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves out of a column's values those that break a check of that column alone, since every row
 * with one would be lost. Checks over several columns are seen to row by row.
 */
final class CheckedValues {

  private static final String KEPT =
      """
      select v.value
        from unnest(?::text[]) v(value)
        cross join lateral (select (%s)::%s as %s) %s
       where %s
      """;

  private final TableShape table;
  private final ColumnShape column;
  private final MovingTimes moving;
  private final Connection twin;
  private final List<String> checks;

  CheckedValues(TableShape table, ColumnShape column, MovingTimes moving, Connection twin) {
    this.moving = moving;
    this.table = table;
    this.column = column;
    this.twin = twin;
    this.checks = table.checks().stream().filter(this::isOfThisColumnOnly).toList();
  }

  private boolean isOfThisColumnOnly(String check) {
    Set<String> named =
        SqlLexer.tokens(check).stream()
            .filter(Token::isName)
            .map(Token::name)
            .filter(name -> table.position(name) >= 0)
            .collect(Collectors.toSet());
    return named.equals(Set.of(column.name()));
  }

  Pool keep(Pool pool) throws SQLException {
    if (checks.isEmpty()) {
      return pool;
    }
    Set<String> all = new LinkedHashSet<>(pool.near());
    all.addAll(pool.exact());
    all.addAll(pool.many());
    Set<String> kept = kept(all);
    return new Pool(
        in(kept, pool.exact()),
        in(kept, pool.near()),
        in(kept, pool.common()),
        in(kept, pool.many()));
  }

  private static List<String> in(Set<String> kept, List<String> values) {
    return values.stream().filter(kept::contains).toList();
  }

  private Set<String> kept(Set<String> values) throws SQLException {
    String conditions =
        checks.stream()
            .map(check -> "(" + check + ") is not false")
            .collect(Collectors.joining(" and "));
    String sql =
        KEPT.formatted(
            moving.resolved("v.value"),
            column.type(),
            SqlName.quoted(column.name()),
            SqlName.quoted(table.name().name()),
            conditions);
    Set<String> kept = new HashSet<>();
    try (PreparedStatement asking = twin.prepareStatement(sql)) {
      asking.setArray(1, twin.createArrayOf("text", values.toArray()));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          kept.add(row.getString(1));
        }
      }
      return kept;
    } catch (SQLException e) {
      if (Failures.isConnectionLost(e)) {
        throw e;
      }
      // A check that fails on some value decides about rows, not about values.
      return values;
    }
  }
}
