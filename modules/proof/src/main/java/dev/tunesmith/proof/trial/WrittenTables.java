package dev.tunesmith.proof.trial;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sql.ParserWords;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/** The tables that a workload's statements change. When in doubt a table counts as changed. */
final class WrittenTables {

  private final Set<String> names = new HashSet<>();
  private boolean anyMayBe;

  static WrittenTables of(Workload workload) {
    WrittenTables written = new WrittenTables();
    workload.writes().forEach(written::add);
    return written;
  }

  private void add(Query write) {
    String readable = ParserWords.readable(write.sql());
    try {
      Table target = target(CCJSqlParserUtil.parse(readable));
      names.addAll(
          target == null
              ? TablesNamesFinder.findTables(readable).stream()
                  .map(WrittenTables::folded)
                  .collect(Collectors.toSet())
              : Set.of(folded(target.getName())));
    } catch (JSQLParserException e) {
      anyMayBe = true;
    }
  }

  private static @Nullable Table target(Statement statement) {
    if (statement instanceof Insert insert) {
      return insert.getTable();
    }
    if (statement instanceof Update update) {
      return update.getTable();
    }
    if (statement instanceof Merge merge) {
      return merge.getTable();
    }
    return statement instanceof Delete delete ? delete.getTable() : null;
  }

  boolean has(TableName table) {
    return anyMayBe || names.contains(folded(table.name()));
  }

  private static String folded(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.replace("\"", "").toLowerCase(Locale.ROOT);
  }
}
