package dev.tunesmith.core.tool;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The plain form in which agents and tools write a remedy, for example {@code {kind: create_index,
 * table: shop.orders, keys: [{column: a}, {expression: "lower(b)", direction: descending}]}}.
 */
public final class RemedyForm {

  private final Schema schema;

  /** A form whose names are looked up in {@code schema}. */
  public RemedyForm(Schema schema) {
    this.schema = schema;
  }

  /** Writes a remedy down. */
  public static Structure write(Remedy remedy) {
    Structure base = Value.structure().with("kind", remedy.kind().label());
    if (remedy instanceof Remedy.CreateIndex create) {
      return write(create.shape(), base.with("name", create.name()));
    }
    Remedy.DropIndex drop = (Remedy.DropIndex) remedy;
    return base.with("table", drop.table().toString()).with("index", drop.index().name());
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
      default -> throw new UnreadableRemedyException("kind", "unknown remedy kind " + kind);
    };
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
