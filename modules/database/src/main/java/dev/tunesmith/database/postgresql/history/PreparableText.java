package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.database.sql.SqlText;
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
  private final StringBuilder text = new StringBuilder();
  private int done;

  private PreparableText(String sql) {
    this.sql = sql;
    this.code = SqlText.code(sql);
  }

  static String of(String sql) {
    PreparableText mending = new PreparableText(sql);
    for (int i = 1; i < mending.code.size(); i++) {
      if (mending.code.get(i).kind() == Token.Kind.PARAMETER) {
        mending.mend(i);
      }
    }
    return mending.text.append(sql.substring(mending.done)).toString();
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
    int end = code.get(parameter - 1).start() + code.get(parameter - 1).text().length();
    return sql.substring(code.get(type).start(), end);
  }

  private boolean isExtracted(int parameter) {
    return parameter >= 2
        && parameter + 1 < code.size()
        && code.get(parameter - 1).isSymbol("(")
        && code.get(parameter - 2).isWord("extract")
        && code.get(parameter + 1).isWord("from");
  }

  private void replaceFrom(int first, Token last, String with) {
    text.append(sql, done, code.get(first).start()).append(with);
    done = last.start() + last.text().length();
  }
}
