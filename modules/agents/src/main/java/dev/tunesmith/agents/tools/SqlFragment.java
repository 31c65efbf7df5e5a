package dev.tunesmith.agents.tools;

import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pieces of SQL a model may write, an index's condition and its expressions, held to be one
 * piece: they go between parentheses of a statement of ours and must not end them.
 */
final class SqlFragment {
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,62}");
  // A doubled quote within a literal makes two literals side by side, which comes to the same.
  private static final Pattern QUOTED = Pattern.compile("'[^']*+'|\"[^\"]*+\"");
  private static final List<String> FORBIDDEN = List.of("'", "\"", ";", "$", "--", "/*");

  private SqlFragment() {}

  /**
   * The same form, if its SQL cannot leave its place.
   *
   * @throws UnreadableRemedyException if it might
   */
  static Structure checked(Structure remedy) {
    check("where", remedy.text("where"));
    for (Value key : remedy.sequence("keys")) {
      check("keys", key.asStructure().flatMap(each -> each.text("expression")));
    }
    checkName("method", remedy.text("method"));
    checkName("name", remedy.text("name").filter(name -> !name.isEmpty()));
    return remedy;
  }

  private static void checkName(String field, Optional<String> name) {
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      throw new UnreadableRemedyException(
          field, field + " must be of at most 63 letters, digits and underscores");
    }
  }

  private static void check(String field, Optional<String> sql) {
    if (sql.isPresent() && !isOnePiece(sql.get())) {
      throw new UnreadableRemedyException(
          field,
          field
              + " must be one SQL expression on one line without comments, semicolons,"
              + " backslashes or dollar signs");
    }
  }

  // Backslashes and dollar signs go too: with them one would need the server's own lexer to tell
  // where a literal ends.
  static boolean isOnePiece(String sql) {
    if (sql.isBlank()
        || sql.length() > MAX_LENGTH
        || sql.indexOf('\\') >= 0
        || sql.codePoints().anyMatch(HiddenCharacters::isHidden)) {
      return false;
    }
    String unquoted = QUOTED.matcher(sql).replaceAll("_");
    return FORBIDDEN.stream().noneMatch(unquoted::contains) && isBalanced(unquoted);
  }

  private static boolean isBalanced(String sql) {
    int depth = 0;
    for (int i = 0; i < sql.length() && depth >= 0; i++) {
      depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
    }
    return depth == 0;
  }
}
