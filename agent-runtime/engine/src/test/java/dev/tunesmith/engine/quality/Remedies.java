package dev.tunesmith.engine.quality;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import java.util.Arrays;
import java.util.List;

/** The remedies that planted agents propose. */
final class Remedies {

  private Remedies() {}

  /** An index named after its table and columns. */
  static Remedy index(String table, String... columns) {
    return creating(shape(table, columns));
  }

  static IndexShape shape(String table, String... columns) {
    return IndexShape.btree(
        TableName.parse("public." + table), Arrays.stream(columns).map(IndexKey::column).toList());
  }

  static Remedy including(String table, String key, String... columns) {
    IndexShape plain = shape(table, key);
    return creating(new IndexShape(plain.table(), "btree", plain.keys(), List.of(columns), null));
  }

  static Remedy creating(IndexShape shape) {
    String keys = String.join("_", shape.keys().stream().map(IndexKey::text).toList());
    return new CreateIndex("new_" + keys.replaceAll("\\W+", "_"), shape);
  }

  static Remedy dropping(Schema schema, String index) {
    return new DropIndex(schema.index(index).orElseThrow());
  }
}
