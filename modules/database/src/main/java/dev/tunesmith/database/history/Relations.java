package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.SqlWords;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of a statement by the names it gives them, as far as its words tell. */
final class Relations {

  private static final Set<String> BEFORE =
      Set.of("from", "join", "update", "into", "only", "using");
  private static final Set<String> NO_ALIAS =
      Set.of(
          "where",
          "set",
          "join",
          "left",
          "right",
          "inner",
          "full",
          "cross",
          "on",
          "using",
          "group",
          "order",
          "limit",
          "values",
          "select",
          "natural",
          "union",
          "returning",
          "for",
          "having",
          "offset",
          "window",
          "fetch",
          "tablesample",
          "default",
          "intersect",
          "except",
          "overriding");

  private final Schema schema;
  private final List<Token> code;
  private final int[] opened;
  private final List<Named> tables = new ArrayList<>();
  private final Map<Token, Table> unqualified = new LinkedHashMap<>();

  private Relations(List<Token> code, Schema schema) {
    this.code = code;
    this.schema = schema;
    this.opened = opened(code);
  }

  /** A table by the name it has within the bracket that opens there, or -1 for the statement. */
  private record Named(String name, Table table, int opened) {}

  /** For each token where the innermost bracket opens that it stands in, or -1. */
  private static int[] opened(List<Token> code) {
    int[] opened = new int[code.size()];
    int inner = -1;
    for (int at = 0; at < opened.length; at++) {
      inner = code.get(at).isSymbol(")") && inner >= 0 ? opened[inner] : inner;
      opened[at] = inner;
      inner = code.get(at).isSymbol("(") ? at : inner;
    }
    return opened;
  }

  static Relations in(List<Token> code, Schema schema) {
    Relations relations = new Relations(code, schema);
    for (int i = 0; i < code.size() - 1; i++) {
      if (code.get(i).kind() == Kind.WORD && BEFORE.contains(code.get(i).name())) {
        relations.listFrom(i + 1);
      }
    }
    return relations;
  }

  /** The tables of the same statement in other words. */
  Relations in(List<Token> words) {
    return in(words, schema);
  }

  /** A column and the table it belongs to. */
  record ColumnOf(Table table, String column) {}

  /** The tables that are the database's own. */
  List<Table> own() {
    return tables.stream().map(Named::table).distinct().toList();
  }

  /** The statement with a schema before each of its own tables that it names without one. */
  String qualified(String sql, SqlWords words) {
    TextEdits text = new TextEdits(sql);
    unqualified.forEach(
        (name, table) -> text.insert(name.start(), words.name(table.name().schema()) + '.'));
    return text.toString();
  }

  /** The column that such a chain of names means, if it is one of its own tables'. */
  Optional<ColumnOf> column(List<Token> operand) {
    List<Token> names = operand.stream().filter(token -> !token.isSymbol(".")).toList();
    boolean chain =
        names.size() * 2 - 1 == operand.size() && names.stream().allMatch(Token::isName);
    if (!chain || names.isEmpty()) {
      return Optional.empty();
    }
    String column = names.get(names.size() - 1).name();
    String of = names.size() == 1 ? "" : names.get(names.size() - 2).name();
    return seenFrom(operand.get(0)).stream()
        .filter(named -> of.isEmpty() || named.name().equals(of))
        .map(Named::table)
        .filter(table -> table.column(column).isPresent())
        .findFirst()
        .map(table -> new ColumnOf(table, column));
  }

  /** The tables, those of the innermost query around a token first. */
  private List<Named> seenFrom(Token token) {
    int at = Collections.binarySearch(code, token, Comparator.comparingInt(Token::start));
    List<Named> seen = new ArrayList<>();
    for (int around = at; around >= 0; ) {
      int bracket = opened[around];
      tables.stream().filter(named -> named.opened() == bracket).forEach(seen::add);
      around = bracket;
    }
    tables.stream().filter(named -> !seen.contains(named)).forEach(seen::add);
    return seen;
  }

  /** The name that the statement gives a table. */
  String alias(Table table) {
    return tables.stream()
        .filter(named -> named.table().equals(table))
        .map(Named::name)
        .findFirst()
        .orElseThrow();
  }

  private void listFrom(int from) {
    int at = from;
    boolean more = true;
    while (more) {
      at = relationAt(at);
      more = at > 0 && at < code.size() && code.get(at).isSymbol(",");
      at++;
    }
  }

  /** Takes the relation whose name begins there and says where it ends, or 0 if none does. */
  private int relationAt(int start) {
    if (start >= code.size() || !code.get(start).isName() || code.get(start).isWord("only")) {
      return 0;
    }
    List<String> names = names(start);
    int at = start + 2 * names.size() - 1;
    if (at < code.size() && code.get(at).isSymbol("(") && !isInserted(start)) {
      return 0;
    }
    if (names.size() == 1) {
      table(names).ifPresent(table -> unqualified.put(code.get(start), table));
    }
    return aliased(names, at);
  }

  /** The names of the chain that begins there. */
  private List<String> names(int start) {
    List<String> names = new ArrayList<>(List.of(code.get(start).name()));
    int at = start + 1;
    while (at + 1 < code.size() && code.get(at).isSymbol(".") && code.get(at + 1).isName()) {
      names.add(code.get(at + 1).name());
      at += 2;
    }
    return names;
  }

  private boolean isInserted(int start) {
    return code.get(start - 1).isWord("into");
  }

  private int aliased(List<String> names, int at) {
    int next = at < code.size() && code.get(at).isWord("as") ? at + 1 : at;
    boolean given =
        next < code.size()
            && code.get(next).isName()
            && !(code.get(next).kind() == Kind.WORD && NO_ALIAS.contains(code.get(next).name()));
    String name = names.get(names.size() - 1);
    table(names)
        .map(table -> new Named(given ? code.get(next).name() : name, table, opened[at - 1]))
        .ifPresent(tables::add);
    return given ? next + 1 : at;
  }

  private Optional<Table> table(List<String> names) {
    String name = names.get(names.size() - 1);
    return names.size() > 1
        ? schema.table(new TableName(names.get(names.size() - 2), name))
        : schema.tablesNamed(name).stream().findFirst();
  }
}
