package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Set;

/**
 * Mends what replacing constants breaks: {@code interval '1 day'} becomes {@code interval $1},
 * which is no SQL.
 */
final class PreparableText {

  private static final Set<String> TYPES =
      Set.of("interval", "date", "timestamp", "timestamptz", "time", "timetz", "jsonb", "json");
  private static final int ZONE_WORDS = 3;

  private final String sql;
  private final List<Token> code;
  private final TextEdits text;

  private PreparableText(String sql) {
    this.sql = sql;
    this.code = SqlText.code(sql);
    this.text = new TextEdits(sql);
  }

  static String of(String sql) {
    PreparableText mending = new PreparableText(sql);
    for (int i = 1; i < mending.code.size(); i++) {
      if (mending.code.get(i).kind() == Token.Kind.PARAMETER) {
        mending.mend(i);
      }
    }
    return mending.text.toString();
  }

  private void mend(int parameter) {
    Token token = code.get(parameter);
    int zone = zoneBefore(parameter);
    int type = zone - 1;
    if (type >= 0 && isType(type)) {
      replaceFrom(type, token, token.text() + "::" + typeName(type, parameter));
    } else if (isExtracted(parameter)) {
      replaceFrom(parameter, token, "day");
    }
  }

  /** Where {@code with time zone} begins that ends before the parameter, or the parameter. */
  private int zoneBefore(int parameter) {
    boolean zone = parameter > ZONE_WORDS && code.get(parameter - 1).isWord("zone");
    return zone ? parameter - ZONE_WORDS : parameter;
  }

  private boolean isType(int at) {
    boolean named = code.get(at).kind() == Token.Kind.WORD && TYPES.contains(code.get(at).name());
    boolean cast = at > 0 && (code.get(at - 1).isSymbol(":") || code.get(at - 1).isSymbol("."));
    return named && !cast;
  }

  private String typeName(int type, int parameter) {
    return sql.substring(code.get(type).start(), code.get(parameter - 1).end());
  }

  private boolean isExtracted(int parameter) {
    return parameter >= 2
        && parameter + 1 < code.size()
        && code.get(parameter - 1).isSymbol("(")
        && code.get(parameter - 2).isWord("extract")
        && code.get(parameter + 1).isWord("from");
  }

  private void replaceFrom(int first, Token last, String with) {
    text.replace(code.get(first).start(), last.end(), with);
  }
}
