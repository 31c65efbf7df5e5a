package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.sql.StatementParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.insert.Insert;
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
   * The tables a statement uses to find its rows, subqueries included, in the order of their
   * appearance. Empty where no rows are looked for and for text that cannot be read: then nothing
   * is known, which is no fault.
   */
  public List<TableUse> usesOf(String sql) {
    ReadableText text = ReadableText.of(sql);
    Optional<Statement> statement = parsed(text.forParser()).or(() -> parsed(sql));
    return statement.map(each -> usesOf(each, text)).orElse(List.of()).stream()
        .map(use -> use.inWords(text::inOwnWords))
        .toList();
  }

  /** The same, with the tables that only its plan names: they stand behind a view or a function. */
  public List<TableUse> usesOf(String sql, Plan plan) {
    List<TableUse> told = usesOf(sql);
    Set<TableName> named = told.stream().map(use -> use.table().name()).collect(Collectors.toSet());
    boolean isHidden =
        schema.tables().stream()
            .map(Table::name)
            .anyMatch(table -> !named.contains(table) && plan.touches(table));
    return isHidden
        ? Stream.concat(
                told.stream(),
                new PlannedText(schema)
                    .of(plan).map(this::usesOf).orElse(List.of()).stream()
                        .filter(use -> !named.contains(use.table().name())))
            .toList()
        : told;
  }

  private List<TableUse> usesOf(Statement statement, ReadableText text) {
    SelectReader reader = new SelectReader(schema, text);
    if (statement instanceof Select select) {
      reader.read(select, Scope.outermost());
    } else if (statement instanceof Insert insert && insert.getSelect() != null) {
      reader.read(insert.getSelect(), Scope.outermost());
    } else {
      Change.of(statement).ifPresent(reader::readChange);
    }
    return reader.uses();
  }

  /** What an UPDATE gives other values; empty for other statements and unreadable text. */
  public Optional<ChangedColumns> changedBy(String sql) {
    return parsed(sql)
        .filter(Update.class::isInstance)
        .map(Update.class::cast)
        .flatMap(update -> changedBy(update, ReadableText.of(sql)));
  }

  private Optional<ChangedColumns> changedBy(Update update, ReadableText text) {
    Set<String> columns =
        update.getUpdateSets().stream()
            .flatMap(set -> set.getColumns().stream())
            .map(column -> Scope.folded(column.getColumnName()))
            .collect(Collectors.toSet());
    return new SelectReader(schema, text)
        .find(update.getTable())
        .map(table -> new ChangedColumns(table, columns));
  }

  /** Whether an UPDATE or a DELETE names no condition; false for text that cannot be read. */
  public static boolean changesEveryRow(String sql) {
    return parsed(sql)
        .flatMap(Change::of)
        .filter(change -> change.where().isEmpty() && change.joins().isEmpty())
        .filter(change -> change.sources().size() == 1)
        .isPresent();
  }

  /** The tree of a SELECT; empty for other statements and for text that cannot be read. */
  public static Optional<Select> selectOf(String sql) {
    return parsed(sql).filter(Select.class::isInstance).map(Select.class::cast);
  }

  private static Optional<Statement> parsed(String sql) {
    try {
      return Optional.ofNullable(StatementParser.parse(sql));
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
  }
}
