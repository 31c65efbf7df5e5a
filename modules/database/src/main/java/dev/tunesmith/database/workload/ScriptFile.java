package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.StatementKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A script that both defines and asks.
 *
 * @param definitions what is neither asked nor written, in the order of the script
 * @param statements what is asked or written
 * @param leftOut what of that cannot be read
 */
public record ScriptFile(
    List<SqlStatement> definitions, List<Query> statements, List<LeftOut> leftOut) {

  public ScriptFile {
    definitions = List.copyOf(definitions);
    statements = List.copyOf(statements);
    leftOut = List.copyOf(leftOut);
  }

  /** Reads a script; one in which nothing is found has nothing in it. */
  public static ScriptFile parse(String text) {
    Map<Boolean, List<SqlStatement>> byUse =
        ScriptText.statements(text).stream()
            .collect(Collectors.partitioningBy(ScriptFile::isDefinition));
    WorkloadFile asked = WorkloadFile.read(byUse.getOrDefault(false, List.of()));
    return new ScriptFile(byUse.getOrDefault(true, List.of()), asked.queries(), asked.leftOut());
  }

  private static boolean isDefinition(SqlStatement statement) {
    return statement.brokenBy().isEmpty()
        && StatementKind.of(statement.code()) == StatementKind.OTHER;
  }
}
