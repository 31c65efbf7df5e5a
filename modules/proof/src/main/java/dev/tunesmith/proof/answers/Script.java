package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.Copier.Definition;
import dev.tunesmith.database.dialect.Copier.Definition.DefinitionKind;
import dev.tunesmith.database.dialect.SqlWords;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.dialect.TableShape.Family;
import dev.tunesmith.proof.answers.Answers.Outcome;
import dev.tunesmith.proof.answers.MicroDatabase.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a counterexample as SQL that shows it on an empty database and leaves nothing there. */
final class Script {

  private static final int MOST_ROWS = 8;
  private static final Set<DefinitionKind> OF_TABLES =
      EnumSet.of(
          DefinitionKind.TABLE,
          DefinitionKind.CONSTRAINT,
          DefinitionKind.UNIQUE_INDEX,
          DefinitionKind.FOREIGN_KEY);
  private static final Set<DefinitionKind> IF_NAMED =
      EnumSet.of(
          DefinitionKind.EXTENSION,
          DefinitionKind.TYPE,
          DefinitionKind.SEQUENCE,
          DefinitionKind.FUNCTION);

  private final StatementPair pair;
  private final MicroSchema schema;
  private final List<Definition> definitions;
  private final Set<TableName> tables;
  private final Set<TableName> views;
  private final List<String> settings;
  private final MovingTimes moving;
  private final SqlWords words;

  /**
   * @param definitions everything that the database is made of, in order
   * @param views those that the statements reach
   * @param settings assignments that the statements' meaning hangs on
   */
  Script(
      StatementPair pair,
      MicroSchema schema,
      List<Definition> definitions,
      Set<TableName> views,
      List<String> settings,
      MovingTimes moving,
      SqlWords words) {
    this.words = words;
    this.moving = moving;
    this.pair = pair;
    this.schema = schema;
    this.definitions = definitions;
    this.tables = withPartitions();
    this.views = views;
    this.settings = settings;
  }

  private Set<TableName> withPartitions() {
    Set<TableName> found = new HashSet<>();
    schema.tables().forEach(table -> found.add(table.name()));
    boolean grown = true;
    while (grown) {
      grown =
          found.addAll(
              definitions.stream()
                  .filter(definition -> isAttachedTo(definition, found))
                  .map(definition -> TableName.parse(definition.subject()))
                  .toList());
    }
    return found;
  }

  private boolean isAttachedTo(Definition definition, Set<TableName> parents) {
    return definition.kind() == DefinitionKind.ATTACHMENT
        && parents.stream()
            .anyMatch(
                parent ->
                    definition.sql().startsWith("alter table " + words.name(parent) + " attach "));
  }

  String of(MicroDatabase database, Answers answers) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "-- Run this on an empty database: the two answers differ. It leaves nothing behind.");
    parts.add("begin;");
    needed().forEach(definition -> parts.add(definition.sql().strip() + ";"));
    settings.forEach(setting -> parts.add("set local " + setting + ";"));
    for (int table = 0; table < schema.tables().size(); table++) {
      List<Row> rows = database.rowsOf(table);
      if (!rows.isEmpty()) {
        parts.add(insert(schema.tables().get(table), rows));
      }
    }
    parts.add("-- before: " + said(answers.before()) + "\n" + pair.before() + "\n;");
    String after =
        answers.outcome() == Outcome.AFTER_FAILS
            ? "fails: " + answers.error()
            : said(answers.after());
    parts.add("-- after: " + after.replace('\n', ' ') + "\n" + pair.after() + "\n;");
    parts.add("rollback;");
    return String.join("\n", parts) + "\n";
  }

  /** In a sentence, what each of them answers. */
  static String explanation(MicroDatabase database, Answers answers) {
    int rows = database.rows().size();
    String on = "on a database of " + rows + (rows == 1 ? " row" : " rows");
    String before = "the original answers " + said(answers.before());
    return switch (answers.outcome()) {
      case AFTER_FAILS -> on + " " + before + ", the other fails: " + answers.error();
      case OTHER_ORDER ->
          on
              + " both answer the same rows in another order: "
              + said(answers.before())
              + "; "
              + said(answers.after());
      case OTHER_ROWS, SAME, BEFORE_FAILS, NOT_FILLED ->
          on + " " + before + ", the other " + said(answers.after());
    };
  }

  private static String said(List<String> rows) {
    if (rows.isEmpty()) {
      return "no row";
    }
    String shown =
        rows.stream()
            .limit(MOST_ROWS)
            .map(row -> row.replace('\n', ' '))
            .collect(Collectors.joining(", "));
    String more = rows.size() > MOST_ROWS ? ", …" : "";
    return rows.size() + (rows.size() == 1 ? " row: " : " rows: ") + shown + more;
  }

  private List<Definition> needed() {
    List<Definition> own = definitions.stream().filter(this::isOfTheseTables).toList();
    StringBuilder text = new StringBuilder(pair.before().sql()).append(' ').append(pair.after());
    own.forEach(definition -> text.append(' ').append(definition.sql()));
    Set<Definition> named = Set.copyOf(named(text));
    return definitions.stream()
        .filter(
            definition ->
                own.contains(definition) || named.contains(definition) || isSchema(definition))
        .toList();
  }

  private List<Definition> named(StringBuilder text) {
    List<Definition> named = new ArrayList<>();
    boolean grown = true;
    while (grown) {
      List<Definition> more =
          definitions.stream()
              .filter(definition -> IF_NAMED.contains(definition.kind()))
              .filter(definition -> !named.contains(definition))
              .filter(definition -> isWordIn(definition.subject(), text))
              .toList();
      named.addAll(more);
      more.forEach(definition -> text.append(' ').append(definition.sql()));
      grown = !more.isEmpty();
    }
    return named;
  }

  private static boolean isWordIn(String subject, StringBuilder text) {
    String name = subject.substring(subject.indexOf('.') + 1);
    return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(text).find();
  }

  private static boolean isSchema(Definition definition) {
    return definition.kind() == DefinitionKind.SCHEMA && !definition.subject().equals("public");
  }

  private boolean isOfTheseTables(Definition definition) {
    TableName name = TableName.parse(definition.subject());
    if (definition.kind() == DefinitionKind.VIEW) {
      return views.contains(name);
    }
    if (definition.kind() == DefinitionKind.UNIQUE_INDEX) {
      return tables.stream()
          .anyMatch(table -> definition.sql().contains(" ON " + words.name(table) + " "));
    }
    return isAttachedTo(definition, tables)
        || (OF_TABLES.contains(definition.kind()) && tables.contains(name));
  }

  private String insert(TableShape table, List<Row> rows) {
    List<String> names = table.columns().stream().map(ColumnShape::name).toList();
    return rows.stream()
        .map(row -> "  (" + values(row, table) + ")")
        .collect(
            Collectors.joining(
                ",\n",
                "insert into "
                    + words.name(table.name())
                    + " ("
                    + names.stream().map(words::name).collect(Collectors.joining(", "))
                    + ") overriding system value values\n",
                ";"));
  }

  private String values(Row row, TableShape table) {
    List<String> values = new ArrayList<>();
    for (int column = 0; column < row.cells().size(); column++) {
      values.add(value(row.cells().get(column), table.columns().get(column).family()));
    }
    return String.join(", ", values);
  }

  private String value(@Nullable String cell, Family family) {
    if (cell == null) {
      return "null";
    }
    boolean isBare =
        moving.has(cell) || (family == Family.NUMBER && cell.matches("-?\\d+(\\.\\d+)?"));
    return isBare ? cell : words.literal(cell);
  }
}
