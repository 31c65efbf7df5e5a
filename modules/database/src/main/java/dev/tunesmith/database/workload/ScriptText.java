package dev.tunesmith.database.workload;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script as people run it with a client: what is meant for the client, and the rows of a COPY,
 * are blanked, so that the statements stay in their lines.
 */
final class ScriptText {

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final Pattern COPIED =
      Pattern.compile("(?is)\\s*copy\\b.*\\bfrom\\s+stdin\\b[^;]*;\\s*");
  private static final Pattern END_OF_STATEMENT = Pattern.compile(";[ \\t\\r]*\\n");
  private static final String END_OF_ROWS = "\\.";

  private ScriptText() {}

  /**
   * Its statements. One that cannot be read costs itself alone: it ends where the first line ends
   * with a semicolon after what is wrong with it.
   */
  static List<SqlStatement> statements(String text) {
    String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String left = withoutRows(PastedPlans.blanked(bare));
    List<SqlStatement> statements = new ArrayList<>();
    int line = 0;
    while (!left.isEmpty()) {
      String sql = withoutCommands(left);
      int before = line;
      List<SqlStatement> found = SqlScript.split(sql);
      found.forEach(each -> statements.add(each.below(before)));
      int end = endOfBroken(found, sql);
      line += (int) sql.substring(0, end).chars().filter(each -> each == '\n').count();
      left = left.substring(end);
    }
    return statements;
  }

  private static int endOfBroken(List<SqlStatement> found, String sql) {
    int wrong =
        found.stream()
            .flatMap(each -> each.tokens().stream())
            .filter(token -> token.kind() == Token.Kind.BROKEN)
            .mapToInt(Token::start)
            .findFirst()
            .orElse(sql.length());
    Matcher end = END_OF_STATEMENT.matcher(sql);
    return end.find(wrong) ? end.end() : sql.length();
  }

  private static String withoutRows(String text) {
    StringBuilder kept = new StringBuilder();
    boolean rows = false;
    for (String line : text.split("(?<=\n)", -1)) {
      boolean ends = line.strip().equals(END_OF_ROWS);
      kept.append(rows ? blank(line) : line);
      rows = rows ? !ends : COPIED.matcher(line).matches();
    }
    return kept.toString();
  }

  /** A backslash stands nowhere in SQL but in strings, so where it begins a line a command does. */
  private static String withoutCommands(String text) {
    String left = text;
    for (Optional<Integer> at = command(left); at.isPresent(); at = command(left)) {
      int end = left.indexOf('\n', at.get());
      String line = left.substring(at.get(), end < 0 ? left.length() : end);
      left = left.substring(0, at.get()) + blank(line) + (end < 0 ? "" : left.substring(end));
    }
    return left;
  }

  private static Optional<Integer> command(String text) {
    List<Token> tokens = SqlLexer.tokens(text);
    return tokens.isEmpty()
        ? Optional.empty()
        : Optional.of(tokens.get(tokens.size() - 1))
            .filter(token -> token.kind() == Token.Kind.BROKEN)
            .map(Token::start)
            .filter(start -> text.charAt(start) == '\\' && beginsLine(text, start));
  }

  private static boolean beginsLine(String text, int start) {
    int line = text.lastIndexOf('\n', start) + 1;
    return text.substring(line, start).isBlank();
  }

  static String blank(String line) {
    return line.replaceAll("[^\n\r]", " ");
  }
}
