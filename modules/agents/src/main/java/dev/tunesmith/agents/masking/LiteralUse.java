package dev.tunesmith.agents.masking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How withheld literals stand in a piece of SQL. One that is compared with a column as it is, or
 * stands where the statement itself has it, stays opaque. Anything computed from one would show in
 * a plan what was withheld, so it is none of these.
 */
final class LiteralUse {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:'[^']*+')++|'[^']*+|\"[^\"]*+\"?|[\\p{L}_][\\p{L}\\p{N}_$]*+|[0-9][0-9.]*+"
              + "|::|[<>=!~*+|@&?#%^/-]++|[^\\s]");
  private static final Pattern WITHHELD = Pattern.compile("'withheld_[1-9][0-9]{0,5}'");
  private static final Pattern WORD = Pattern.compile("\"[^\"]+\"|[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final Set<String> COMPARISONS =
      Set.of(
          "=", "<>", "!=", "<", ">", "<=", ">=", "~", "!~", "~*", "!~*", "~~", "!~~", "~~*", "!~~*",
          "like", "ilike", "between", "@>", "<@", "?", "@@", "%");
  private static final Set<String> OPENINGS =
      Set.of("", "(", "where", "and", "or", "not", "on", "when", "having");
  private static final Set<String> TYPES =
      Set.of("date", "time", "timestamp", "timestamptz", "interval", "e", "n", "u", "&");

  /** Their values are printed in quotes, and so are withheld again. */
  private static final Set<String> QUOTED_TYPES =
      Set.of(
          "text",
          "varchar",
          "char",
          "character",
          "bpchar",
          "name",
          "citext",
          "uuid",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "interval",
          "json",
          "jsonb");

  private static final Set<String> NO_COLUMNS =
      Set.of(
          "null",
          "true",
          "false",
          "and",
          "or",
          "not",
          "in",
          "is",
          "case",
          "when",
          "then",
          "else",
          "end",
          "select",
          "where",
          "from",
          "values",
          "array",
          "between",
          "like",
          "ilike",
          "as",
          "current_date",
          "current_timestamp",
          "current_user",
          "session_user",
          "localtimestamp");

  private final List<String> tokens = new ArrayList<>();

  private LiteralUse(String sql) {
    Matcher found = TOKEN.matcher(sql);
    while (found.find()) {
      String token = found.group();
      tokens.add(token.startsWith("'") ? token : token.toLowerCase(Locale.ROOT));
    }
  }

  /** The places where a statement's own withheld literals stand. */
  static Set<String> placesIn(String statement) {
    LiteralUse shown = new LiteralUse(statement);
    Set<String> places = new HashSet<>();
    for (int at = 0; at < shown.tokens.size(); at++) {
      if (shown.isWithheld(at)) {
        places.addAll(shown.places(at));
      }
    }
    return places;
  }

  /** Whether no withheld literal in {@code sql} is computed with. */
  static boolean isOpaque(String sql, Set<String> statementsOwn) {
    LiteralUse use = new LiteralUse(sql);
    for (int at = 0; at < use.tokens.size(); at++) {
      if (use.isWithheld(at)
          && use.places(at).stream().noneMatch(statementsOwn::contains)
          && !use.isCompared(at)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWithheld(int at) {
    return WITHHELD.matcher(token(at)).find();
  }

  private String token(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at) : "";
  }

  /** What stands beside a literal; a bracket or a comma alone says nothing. */
  private List<String> places(int at) {
    List<String> places = new ArrayList<>();
    boolean saysNothing = OPENINGS.contains(token(at - 1)) || token(at - 1).equals(",");
    if (!saysNothing || isFunction(at - 2) || token(at - 1).equals(",")) {
      places.add(token(at - 2) + " " + token(at - 1) + " " + token(at));
    }
    if (token(at - 1).equals("(") && COMPARISONS.contains(token(at - 2))) {
      places.add(String.join(" ", tokens.subList(Math.max(0, at - 3), at + 1)) + token(at + 1));
    }
    if (!saysNothing) {
      places.add(token(at - 1) + " " + token(at) + " before " + token(at + 1));
    }
    return places;
  }

  private boolean isFunction(int at) {
    return isWord(at) && !OPENINGS.contains(token(at)) && token(at + 1).equals("(");
  }

  private boolean isWord(int at) {
    return WORD.matcher(token(at)).matches();
  }

  private boolean isCompared(int at) {
    int before = TYPES.contains(token(at - 1)) ? at - 2 : at - 1;
    int after = afterCasts(at + 1);
    if (after < 0 || token(at).startsWith("\"")) {
      return false;
    }
    return isComputing(after)
        ? OPENINGS.contains(token(before)) && isComparedWithColumnAfter(after)
        : isComparisonEnding(before) || isListed(before);
  }

  /** What follows a literal and its casts; less than 0 where a cast would show the value. */
  private int afterCasts(int at) {
    int after = at;
    while (token(after).equals("::")) {
      if (!QUOTED_TYPES.contains(token(after + 1))) {
        return -1;
      }
      after += token(after + 2).equals("varying") ? 3 : 2;
      after += token(after).equals("(") ? 3 : 0;
      after += token(after).startsWith("with") ? 3 : 0;
    }
    return after;
  }

  private boolean isComputing(int at) {
    String next = token(at);
    return next.equals("::")
        || next.equals("[")
        || next.equals("collate")
        || (!next.isEmpty() && "<>=!~*+|@&?#%^/-".indexOf(next.charAt(0)) >= 0)
        || COMPARISONS.contains(next)
        || next.equals("in");
  }

  private boolean isComparedWithColumnAfter(int at) {
    return COMPARISONS.contains(token(at))
        && isWord(at + 1)
        && !NO_COLUMNS.contains(token(at + 1))
        && !token(at + 2).equals("(");
  }

  private boolean isComparisonEnding(int at) {
    if (COMPARISONS.contains(token(at))) {
      int operand = at - 1;
      return isColumnEnding(token(operand).equals("not") ? operand - 1 : operand);
    }
    // The upper end of a range: ... between LOWER and 'withheld_2'.
    return token(at).equals("and")
        && tokens.subList(Math.max(0, at - 4), at).contains("between")
        && token(at - 1).startsWith("'");
  }

  private boolean isListed(int before) {
    int at = before;
    while (token(at).equals(",") || token(at).startsWith("'") || token(at).matches("[0-9.]+")) {
      at--;
    }
    if (!token(at).equals("(") || !token(at - 1).equals("in")) {
      return false;
    }
    return isColumnEnding(token(at - 2).equals("not") ? at - 3 : at - 2);
  }

  /** Whether what ends here has a column in it. */
  private boolean isColumnEnding(int at) {
    if (!token(at).equals(")")) {
      boolean isCast = token(at - 1).equals("::");
      return isCast ? isColumnEnding(at - 2) : isWord(at) && !NO_COLUMNS.contains(token(at));
    }
    int depth = 0;
    for (int within = at; within >= 0; within--) {
      depth += token(within).equals(")") ? 1 : token(within).equals("(") ? -1 : 0;
      if (depth == 0) {
        return token(within - 1).equals("select") || hasColumn(within, at);
      }
    }
    return false;
  }

  private boolean hasColumn(int from, int to) {
    for (int at = from; at < to; at++) {
      if (isWord(at)
          && !NO_COLUMNS.contains(token(at))
          && !token(at + 1).equals("(")
          && !token(at - 1).equals("::")) {
        return true;
      }
    }
    return false;
  }
}
