package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Query.Access;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file of SQL statements, each ended by a semicolon and described by comments before it. */
public final class WorkloadFile {

  private final List<Query> queries = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final UnusedNames names = new UnusedNames();

  private WorkloadFile() {}

  /**
   * Reads a workload. A statement that cannot take part is left out with the reason.
   *
   * @param fileName for messages
   * @throws WorkloadException if no statement is left
   */
  public static Workload parse(String text, String fileName) {
    WorkloadFile file = read(ScriptText.statements(text));
    if (file.queries.isEmpty()) {
      throw new WorkloadException(
          KnownForm.adviceOn(text)
              .map(advice -> fileName + " holds no statement that can be tuned; " + advice)
              .orElseGet(() -> file.nothing(fileName)));
    }
    return new Workload(file.queries, file.leftOut);
  }

  static WorkloadFile read(List<SqlStatement> statements) {
    WorkloadFile file = new WorkloadFile();
    int number = 0;
    for (SqlStatement statement : statements) {
      file.take(TunedText.of(statement), ++number);
    }
    return file;
  }

  List<Query> queries() {
    return queries;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  private void take(SqlStatement statement, int number) {
    Directives directives = Directives.in(statement.leadingComments());
    QueryName name = names.like(directives.name() == null ? "query-" + number : directives.name());
    Optional<String> problem = problem(statement, directives);
    if (problem.isPresent()) {
      leftOut.add(new LeftOut(name, statement.line(), problem.get()));
      return;
    }
    Access access =
        StatementKind.of(statement.code()) == StatementKind.READ ? Access.READ : Access.WRITE;
    queries.add(
        new Query(
            name,
            statement.sql(),
            access,
            directives.weight(),
            directives.target(),
            statement.line(),
            directives.maxStaleness(),
            null,
            directives.traits()));
  }

  private static Optional<String> problem(SqlStatement statement, Directives directives) {
    if (statement.brokenBy().isPresent()) {
      return Optional.of("it does not parse: " + statement.brokenBy().get());
    }
    if (directives.problem() != null) {
      return Optional.of(directives.problem());
    }
    List<Token> code = statement.code();
    return switch (StatementKind.of(code)) {
      case READ, WRITE -> Syntax.problem(statement);
      case EXPLAIN, OTHER ->
          Optional.of(
              "only SELECT, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE can be tuned, not "
                  + code.get(0).text().toUpperCase(Locale.ROOT));
    };
  }

  private String nothing(String fileName) {
    if (leftOut.isEmpty()) {
      return fileName + " holds no SQL statement; write one or more, each ended by a semicolon";
    }
    LeftOut first = leftOut.get(0);
    return "%s holds no statement that can be tuned; the first was left out because %s (line %d)"
        .formatted(fileName, first.reason(), first.line());
  }
}
