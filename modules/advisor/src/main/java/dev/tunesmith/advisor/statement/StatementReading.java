package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Reads a statement's text: which tables it uses, and how. */
public final class StatementReading {

  private final Schema schema;

  /** A reading that looks names up in {@code schema}. */
  public StatementReading(Schema schema) {
    this.schema = schema;
  }

  /**
   * The tables that a SELECT, UPDATE or DELETE uses, subqueries included, in the order of their
   * appearance. Empty for other statements and for text that cannot be read: then nothing is known,
   * which is no fault.
   */
  public List<TableUse> usesOf(String sql) {
    SelectReader reader = new SelectReader(schema);
    statementOf(sql).ifPresent(statement -> read(statement, reader));
    return reader.uses();
  }

  private static void read(Statement statement, SelectReader reader) {
    if (statement instanceof Select select) {
      reader.read(select, Scope.outermost());
    } else if (statement instanceof Update update) {
      new RowsToChange(reader).of(update);
    } else if (statement instanceof Delete delete) {
      new RowsToChange(reader).of(delete);
    }
  }

  /** What an UPDATE gives other values; empty for other statements and unreadable text. */
  public Optional<ChangedColumns> changedBy(String sql) {
    return statementOf(sql)
        .filter(Update.class::isInstance)
        .map(Update.class::cast)
        .flatMap(this::changedBy);
  }

  private Optional<ChangedColumns> changedBy(Update update) {
    Set<String> columns =
        update.getUpdateSets().stream()
            .flatMap(set -> set.getColumns().stream())
            .map(column -> Scope.folded(column.getColumnName()))
            .collect(Collectors.toSet());
    return new SelectReader(schema)
        .find(update.getTable())
        .map(table -> new ChangedColumns(table, columns));
  }

  /** The tree of a SELECT; empty for other statements and for text that cannot be read. */
  public static Optional<Select> selectOf(String sql) {
    return statementOf(sql).filter(Select.class::isInstance).map(Select.class::cast);
  }

  private static Optional<Statement> statementOf(String sql) {
    try {
      return Optional.ofNullable(CCJSqlParserUtil.newParser(sql).Statement());
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
  }
}
