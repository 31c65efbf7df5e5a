package dev.tunesmith.core.tool;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plain form in which agents and tools write a remedy, for example {@code {kind: create_index,
 * table: shop.orders, keys: [{column: a}, {expression: "lower(b)", direction: descending}]}} or
 * {@code {kind: rewrite, sql: "select …"}}.
 */
public final class RemedyForm {

  private static final Pattern SETTING_VALUE = Pattern.compile("[1-9][0-9]{0,6}(?:kB|MB|GB)");

  private final Schema schema;
  private final @Nullable Query subject;

  /**
   * A form whose names are looked up in {@code schema}.
   *
   * @param subject the statement that a remedy may ask in other words, or null where there is none
   */
  public RemedyForm(Schema schema, @Nullable Query subject) {
    this.schema = schema;
    this.subject = subject;
  }

  /** Writes a remedy down. */
  public static Structure write(Remedy remedy) {
    return remedy.match(new Writing(Value.structure().with("kind", remedy.kind().label())));
  }

  private record Writing(Structure base) implements Remedy.Cases<Structure> {

    @Override
    public Structure of(Remedy.CreateIndex create) {
      return write(create.shape(), base.with("name", create.name()));
    }

    @Override
    public Structure of(Remedy.DropIndex drop) {
      return base.with("table", drop.table().toString()).with("index", drop.index().name());
    }

    @Override
    public Structure of(Remedy.Rewrite rewrite) {
      return restated(base, rewrite.statement());
    }

    @Override
    public Structure of(Remedy.RoleSetting setting) {
      Structure written =
          base.with("role", setting.role())
              .with("setting", setting.setting())
              .with("value", setting.value());
      return setting.previous() == null ? written : written.with("previous", setting.previous());
    }

    @Override
    public Structure of(Remedy.MaterialisedView view) {
      return restated(
          base.with("name", view.name().toString())
              .with("definition", view.definition())
              .with("key", Value.texts(view.key())),
          view.statement());
    }

    private static Structure restated(Structure form, Restatement statement) {
      return form.with("query", statement.query().value()).with("sql", statement.after());
    }
  }

  private static Structure write(IndexShape shape, Structure base) {
    Structure form =
        base.with("table", shape.table().toString())
            .with("method", shape.method())
            .with("keys", new Value.Sequence(shape.keys().stream().map(RemedyForm::key).toList()));
    if (!shape.included().isEmpty()) {
      form = form.with("include", Value.texts(shape.included()));
    }
    return shape.predicate() == null ? form : form.with("where", shape.predicate());
  }

  private static Value key(IndexKey key) {
    return Value.structure()
        .with(key.isColumn() ? "column" : "expression", key.text())
        .with("direction", key.direction().name().toLowerCase(Locale.ROOT));
  }

  /**
   * Reads a remedy back; names that the schema does not hold make it unreadable.
   *
   * @throws UnreadableRemedyException naming the field that is wrong
   */
  public Remedy read(Structure form) {
    String kind = required(form, "kind");
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "create_index" -> new Remedy.CreateIndex(indexName(form), shape(form));
      case "drop_index" -> new Remedy.DropIndex(existingIndex(form));
      case "rewrite" -> new Remedy.Rewrite(restatement(form));
      case "session_setting" -> roleSetting(form);
      case "materialised_view" ->
          new Remedy.MaterialisedView(
              TableName.parse(required(form, "name")),
              required(form, "definition"),
              texts(form, "key"),
              restatement(form));
      default -> throw new UnreadableRemedyException("kind", "unknown remedy kind " + kind);
    };
  }

  private static List<String> texts(Structure form, String field) {
    List<String> texts = new ArrayList<>();
    for (Value entry : form.sequence(field)) {
      if (!(entry instanceof Value.Text text)) {
        throw new UnreadableRemedyException(field, field + " must be a list of names");
      }
      texts.add(text.text());
    }
    return texts;
  }

  private Restatement restatement(Structure form) {
    Query query = subject;
    if (query == null) {
      throw new UnreadableRemedyException("sql", "the issue is about no statement");
    }
    String name = form.text("query").orElse(query.name().value());
    if (!name.equals(query.name().value())) {
      throw new UnreadableRemedyException("query", "the issue is about " + query.name());
    }
    String after = required(form, "sql").strip();
    if (after.isEmpty()) {
      throw new UnreadableRemedyException("sql", "sql is empty");
    }
    return new Restatement(query.name(), query.sql(), after);
  }

  private static Remedy roleSetting(Structure form) {
    String setting = required(form, "setting").toLowerCase(Locale.ROOT);
    if (!setting.equals("work_mem")) {
      throw new UnreadableRemedyException("setting", "only work_mem can be set, not " + setting);
    }
    String value = required(form, "value");
    if (!SETTING_VALUE.matcher(value).matches()) {
      throw new UnreadableRemedyException("value", "a value is like 64MB, got " + value);
    }
    String previous = form.text("previous").orElse(null);
    return new Remedy.RoleSetting(required(form, "role"), setting, value, previous);
  }

  private Index existingIndex(Structure form) {
    String name = required(form, "index");
    return schema
        .index(name)
        .orElseThrow(() -> new UnreadableRemedyException("index", "no index named " + name));
  }

  private IndexShape shape(Structure form) {
    TableName table = table(form);
    List<IndexKey> keys = new ArrayList<>();
    for (Value key : form.sequence("keys")) {
      keys.add(readKey(table, key));
    }
    if (keys.isEmpty()) {
      throw new UnreadableRemedyException("keys", "an index needs at least one key");
    }
    List<String> included = new ArrayList<>();
    for (Value column : form.sequence("include")) {
      included.add(existingColumn(table, column));
    }
    String method = form.text("method").orElse("btree");
    return new IndexShape(table, method, keys, included, form.text("where").orElse(null));
  }

  private TableName table(Structure form) {
    String written = required(form, "table");
    TableName name = TableName.parse(written);
    if (schema.table(name).isPresent()) {
      return name;
    }
    List<TableName> candidates =
        written.contains(".")
            ? List.of()
            : schema.tablesNamed(written).stream().map(table -> table.name()).toList();
    if (candidates.size() != 1) {
      throw new UnreadableRemedyException("table", "no table named " + written);
    }
    return candidates.get(0);
  }

  private IndexKey readKey(TableName table, Value key) {
    if (key instanceof Value.Text) {
      return IndexKey.column(existingColumn(table, key));
    }
    if (!(key instanceof Structure structure)) {
      throw new UnreadableRemedyException("keys", "a key is a column name or a structure");
    }
    IndexKey.Direction direction =
        structure.text("direction").orElse("ascending").toLowerCase(Locale.ROOT).startsWith("desc")
            ? IndexKey.Direction.DESCENDING
            : IndexKey.Direction.ASCENDING;
    Optional<String> expression = structure.text("expression");
    if (expression.isPresent()) {
      return IndexKey.expression(expression.get()).in(direction);
    }
    Value column = structure.field("column").orElse(new Value.Nothing());
    return IndexKey.column(existingColumn(table, column)).in(direction);
  }

  private String existingColumn(TableName table, Value column) {
    String name = column instanceof Value.Text text ? text.text() : "";
    return schema
        .table(table)
        .flatMap(found -> found.column(name))
        .orElseThrow(
            () -> new UnreadableRemedyException("keys", "no column '" + name + "' in " + table))
        .name();
  }

  private static String indexName(Structure form) {
    return form.text("name").orElse("");
  }

  private static String required(Structure form, String field) {
    return form.text(field)
        .orElseThrow(() -> new UnreadableRemedyException(field, field + " is missing"));
  }
}
