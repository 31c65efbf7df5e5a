package dev.tunesmith.database.sql;

import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;

/** Reads a statement into a parser's tree. */
public final class StatementParser {

  private StatementParser() {}

  /*
   * The parser's wider grammar takes all that follows a ->> for the key that is asked for, other
   * conditions too, so that it is left to what the narrower one does not read.
   */
  /**
   * The statement as a tree, in which names of the server's are names.
   *
   * @throws ParseException if it is not understood
   */
  public static Statement parse(String sql) throws ParseException {
    String readable = ParserWords.readable(sql);
    try {
      return CCJSqlParserUtil.newParser(readable).withAllowComplexParsing(false).Statement();
    } catch (ParseException e) {
      return CCJSqlParserUtil.newParser(readable).Statement();
    }
  }
}
