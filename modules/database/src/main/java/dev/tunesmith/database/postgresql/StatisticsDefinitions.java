package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.PlannerStatistics.Aspect;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the statements by which the planner is told more of a table, and that take them back. */
final class StatisticsDefinitions {

  private static final int SERVERS_OWN_TARGET = -1;

  private StatisticsDefinitions() {}

  static List<String> create(PlannerStatistics statistics) {
    return told(statistics, "");
  }

  /** The same, in which the server reads anew nothing of the table but the columns in question. */
  static List<String> suppose(PlannerStatistics statistics) {
    List<String> columns = statistics.columns();
    return told(statistics, columns.isEmpty() ? "" : " (" + quoted(columns) + ")");
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(Names::quote).collect(Collectors.joining(", "));
  }

  private static List<String> told(PlannerStatistics statistics, String columns) {
    String name = statistics.name();
    String analyse = "ANALYZE " + Names.quote(statistics.table()) + columns;
    if (name != null) {
      return List.of(together(statistics, name), analyse);
    }
    Integer target = statistics.target();
    return target == null
        ? List.of(analyse)
        : Stream.of(alter(statistics, target), analyse).toList();
  }

  static List<String> drop(PlannerStatistics statistics) {
    String name = statistics.name();
    if (name != null) {
      return List.of("DROP STATISTICS " + Names.quote(statistics.table().schema(), name));
    }
    return statistics.target() == null
        ? List.of()
        : List.of(alter(statistics, ownOr(statistics.previous())));
  }

  private static int ownOr(@Nullable Integer previous) {
    return previous == null ? SERVERS_OWN_TARGET : previous;
  }

  private static String together(PlannerStatistics statistics, String name) {
    String subjects =
        Stream.concat(
                statistics.columns().stream().map(Names::quote),
                statistics.expressions().stream().map(text -> "(" + SqlText.expression(text) + ")"))
            .collect(Collectors.joining(", "));
    return "CREATE STATISTICS "
        + Names.quote(statistics.table().schema(), name)
        + aspects(statistics)
        + " ON "
        + subjects
        + " FROM "
        + Names.quote(statistics.table());
  }

  private static String aspects(PlannerStatistics statistics) {
    return statistics.aspects().isEmpty()
        ? ""
        : statistics.aspects().stream()
            .map(Aspect::word)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String alter(PlannerStatistics statistics, int target) {
    return "ALTER TABLE "
        + Names.quote(statistics.table())
        + statistics.columns().stream()
            .map(column -> " ALTER COLUMN " + Names.quote(column) + " SET STATISTICS " + target)
            .collect(Collectors.joining(","));
  }
}
