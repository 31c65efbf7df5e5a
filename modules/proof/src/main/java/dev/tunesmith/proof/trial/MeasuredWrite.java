package dev.tunesmith.proof.trial;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sql.ParserWords;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * A write to be measured.
 *
 * @param move for an UPDATE, SQL that writes its rows anew as they are; null if there is none
 */
record MeasuredWrite(Query query, @Nullable String move) {

  /** A write of the workload. */
  static MeasuredWrite of(Query query) {
    try {
      return new MeasuredWrite(
          query,
          CCJSqlParserUtil.parse(ParserWords.readable(query.sql())) instanceof Update update
              ? moving(update)
              : null);
    } catch (JSQLParserException e) {
      return new MeasuredWrite(query, null);
    }
  }

  private static String moving(Update update) {
    Table table = update.getTable();
    String name = table.getAlias() == null ? table.getName() : table.getAlias().getName();
    String column = update.getUpdateSet(0).getColumn(0).getColumnName();
    update.setUpdateSets(
        List.of(new UpdateSet(new Column(column), new Column(new Table(name), column))));
    return update.toString();
  }
}
