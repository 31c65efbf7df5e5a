package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** A text of statements, each ended by a semicolon; the last may lack it. */
public final class SqlScript {

  private final String text;
  private final List<SqlStatement> statements = new ArrayList<>();
  private List<Token> open = new ArrayList<>();
  private int brackets;
  private int bodies;

  private SqlScript(String text) {
    this.text = text;
  }

  /**
   * The statements of {@code text} in order. Where something is created, a semicolon inside
   * brackets or inside a {@code BEGIN ATOMIC} body ends nothing.
   */
  public static List<SqlStatement> split(String text) {
    SqlScript script = new SqlScript(text);
    SqlLexer.tokens(text).forEach(script::take);
    script.end(text.length());
    return List.copyOf(script.statements);
  }

  private void take(Token token) {
    if (token.kind() == Kind.SEMICOLON && !(isDefinition() && (brackets > 0 || bodies > 0))) {
      end(token.start());
      return;
    }
    if (token.isSymbol("(")) {
      brackets++;
    } else if (token.isSymbol(")")) {
      brackets--;
    }
    countBodies(token);
    open.add(token);
  }

  private boolean isDefinition() {
    return open.stream()
        .filter(token -> token.kind() != Kind.COMMENT)
        .findFirst()
        .filter(first -> first.isWord("create"))
        .isPresent();
  }

  private void countBodies(Token token) {
    if (token.isWord("atomic") && previousIsWord("begin")) {
      bodies++;
    } else if (bodies > 0 && token.isWord("case")) {
      bodies++;
    } else if (bodies > 0 && token.isWord("end")) {
      bodies--;
    }
  }

  private boolean previousIsWord(String word) {
    return !open.isEmpty() && open.get(open.size() - 1).isWord(word);
  }

  private void end(int endsAt) {
    open.stream()
        .filter(token -> token.kind() != Kind.COMMENT)
        .findFirst()
        .ifPresent(
            first ->
                statements.add(
                    new SqlStatement(
                        text.substring(first.start(), endsAt).strip(), first.line(), open)));
    open = new ArrayList<>();
    brackets = 0;
    bodies = 0;
  }
}
