package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.select.Select;

/** Reads a statement's text: which tables it uses, and how. */
public final class StatementReading {

  private final Schema schema;

  /** A reading that looks names up in {@code schema}. */
  public StatementReading(Schema schema) {
    this.schema = schema;
  }

  /**
   * The tables a SELECT uses, subqueries included, in the order of their appearance. Empty for
   * other statements and for text that cannot be read: then nothing is known, which is no fault.
   */
  public List<TableUse> usesOf(String sql) {
    return selectOf(sql).map(this::usesOf).orElse(List.of());
  }

  private List<TableUse> usesOf(Select select) {
    SelectReader reader = new SelectReader(schema);
    reader.read(select, Scope.outermost());
    return reader.uses();
  }

  /** The tree of a SELECT; empty for other statements and for text that cannot be read. */
  public static Optional<Select> selectOf(String sql) {
    try {
      return CCJSqlParserUtil.newParser(sql).Statement() instanceof Select select
          ? Optional.of(select)
          : Optional.empty();
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
  }
}
