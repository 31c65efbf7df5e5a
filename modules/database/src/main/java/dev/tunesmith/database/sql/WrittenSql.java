package dev.tunesmith.database.sql;

import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * What agents may write, by its text: of the form its place asks for, and calling nothing denied.
 */
final class WrittenSql implements SqlReader {

  @Override
  public Optional<String> objectionToQuery(String sql) {
    return objection(TextForm.QUERY, sql);
  }

  @Override
  public Optional<String> objectionToRestating(String before, String after) {
    List<Token> code = TextForm.code(before);
    return StatementKind.of(code) == StatementKind.WRITE
        ? objection(TextForm.STATEMENT, after)
            .or(
                () ->
                    WrittenTarget.of(code).equals(WrittenTarget.of(TextForm.code(after)))
                        ? Optional.empty()
                        : Optional.of("it does not write to the same table in the same way"))
        : objectionToQuery(after);
  }

  @Override
  public Optional<String> objectionToExpression(String sql) {
    return objection(TextForm.EXPRESSION, sql);
  }

  @Override
  public Optional<String> objectionToKeeping(String sql, Table table) {
    return TotalExpression.objectionTo(sql, table);
  }

  private static Optional<String> objection(TextForm form, String sql) {
    return form.objectionTo(sql)
        .or(() -> FunctionRules.objectionTo(Mentions.in(sql)))
        .map(Refusal::reason);
  }
}
