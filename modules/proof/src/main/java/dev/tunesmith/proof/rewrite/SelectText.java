package dev.tunesmith.proof.rewrite;

import dev.tunesmith.database.sql.ParserWords;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.StatementParser;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * A SELECT as text and as a tree that says the same: written out again, the tree has the text's
 * tokens, so that nothing was overlooked or misread by the parser. A tree is for one use: its
 * conditions can be exchanged.
 */
final class SelectText {

  private static final String PLACE = "tunesmith_place";
  private static final Pattern OFFSET_LIMIT =
      Pattern.compile("(?i)\\b(offset\\s+\\d+)(\\s+)(limit\\s+\\d+)(?=\\s*$)");
  private static final Pattern FETCH_OFFSET =
      Pattern.compile(
          "(?i)\\b(fetch\\s+(?:first|next)\\s+(?:\\d+\\s+)?rows?\\s+only)(\\s+)"
              + "(offset\\s+\\d+(?:\\s+rows?)?)(?=\\s*$)");

  private final String sql;
  private final List<Token> tokens;
  private final Select tree;

  private SelectText(String sql, List<Token> tokens, Select tree) {
    this.sql = sql;
    this.tokens = tokens;
    this.tree = tree;
  }

  /** The statement read, or empty where it is no SELECT or was not understood to the last token. */
  static Optional<SelectText> of(String text) {
    return read(limitFirst(text.replaceFirst("(\\s*;)+\\s*$", "")));
  }

  /** They say the same in the order in which the tree has them; no other place moves. */
  private static String limitFirst(String sql) {
    String turned = FETCH_OFFSET.matcher(sql).replaceFirst("$3$2$1");
    return OFFSET_LIMIT.matcher(turned).replaceFirst("$3$2$1");
  }

  private static Optional<SelectText> read(String sql) {
    try {
      Statement statement = StatementParser.parse(sql);
      if (!(statement instanceof Select select)) {
        return Optional.empty();
      }
      SelectText text = new SelectText(sql, code(sql), select);
      boolean isUnderstood =
          text.tokens.stream().noneMatch(token -> token.kind() == Kind.BROKEN)
              && words(text.tokens).equals(text.words());
      return isUnderstood ? Optional.of(text) : Optional.empty();
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
  }

  Select tree() {
    return tree;
  }

  /** The tree's words as it stands now, alike for all ways to lay out and capitalise them. */
  List<String> words() {
    return words(code(tree.toString()));
  }

  /** The words of a part of the tree. */
  static List<String> words(Expression part) {
    return words(part.toString());
  }

  /** The words of a text. */
  static List<String> words(String sql) {
    return words(code(sql));
  }

  private static List<String> words(List<Token> tokens) {
    return tokens.stream().map(SelectText::word).toList();
  }

  private static String word(Token token) {
    String read = ParserWords.read(token);
    return token.kind() == Kind.WORD ? folded(read) : read;
  }

  /** A word that is not quoted as the server reads it: it folds the letters of ASCII only. */
  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        folded.setCharAt(i, (char) (letter - 'A' + 'a'));
      }
    }
    return folded.toString();
  }

  /** The words of a text, names as the catalogue spells them. */
  static List<String> names(String sql) {
    return code(sql).stream()
        .map(token -> token.isName() ? Scope.folded(token.text()) : token.text())
        .toList();
  }

  /** The names that stand before an opening bracket, be they words of SQL. */
  static Stream<String> calls(String sql) {
    List<String> words = names(sql);
    return IntStream.range(1, words.size())
        .filter(at -> words.get(at).equals("("))
        .mapToObj(at -> words.get(at - 1))
        .filter(name -> name.matches("\\w.*") && !name.matches("\\d.*"));
  }

  /** Whether a text may mean a source that is known by {@code alias}, or one of its columns. */
  static boolean mayMean(String text, String alias, List<String> columns) {
    List<String> words = names(text);
    for (int i = 0; i < words.size(); i++) {
      boolean isQualified = i > 0 && words.get(i - 1).equals(".");
      if (words.get(i).equals(alias) || (!isQualified && columns.contains(words.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static List<Token> code(String sql) {
    return SqlLexer.tokens(sql).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
  }

  /** Where a condition stands in the text. */
  record Span(int start, int end) {}

  /** Where the condition in {@code slot} stands in the text; the tree is left as it was. */
  Optional<Span> locate(Slot slot) {
    Expression condition = slot.get();
    slot.set(new Column(PLACE));
    List<String> without = words();
    slot.set(condition);
    List<String> inside = words(condition);
    int first = without.indexOf(PLACE);
    if (first < 0 || first != without.lastIndexOf(PLACE) || inside.isEmpty()) {
      return Optional.empty();
    }
    int last = first + inside.size() - 1;
    List<String> all = words(tokens);
    boolean isThere =
        all.size() == without.size() - 1 + inside.size()
            && all.subList(0, first).equals(without.subList(0, first))
            && all.subList(first, last + 1).equals(inside)
            && all.subList(last + 1, all.size()).equals(without.subList(first + 1, without.size()));
    return isThere
        ? Optional.of(new Span(tokens.get(first).start(), end(tokens.get(last))))
        : Optional.empty();
  }

  private static int end(Token token) {
    return token.end();
  }

  /** The text from {@code span}. */
  String text(Span span) {
    return sql.substring(span.start(), span.end());
  }

  /** Whether the statement writes its keywords in capitals. */
  boolean isInCapitals() {
    return tokens.stream()
        .filter(token -> token.isWord("where") || token.isWord("select"))
        .allMatch(token -> token.text().equals(token.text().toUpperCase(Locale.ROOT)));
  }
}
