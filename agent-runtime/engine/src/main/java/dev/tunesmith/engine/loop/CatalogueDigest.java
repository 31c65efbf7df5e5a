package dev.tunesmith.engine.loop;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * A digest of what a catalogue says of its tables: columns with their types, indexes, foreign keys.
 * Equal catalogues have equal digests, whatever rows and statistics they hold.
 */
final class CatalogueDigest {

  private final MessageDigest digest = sha256();

  private CatalogueDigest() {}

  static String of(Schema schema) {
    CatalogueDigest shape = new CatalogueDigest();
    schema.tables().stream()
        .sorted(Comparator.comparing(table -> table.name().toString()))
        .forEach(shape::take);
    return HexFormat.of().formatHex(shape.digest.digest());
  }

  private void take(Table table) {
    take("table", table.name().toString());
    for (Column column : table.columns()) {
      take("column", column.name(), column.type(), column.nullability().name());
    }
    table.indexes().stream()
        .sorted(Comparator.comparing(Index::name))
        .forEach(index -> take("index", index.name(), index.definition()));
    table.foreignKeys().stream()
        .map(Object::toString)
        .sorted()
        .forEach(key -> take("foreign key", key));
    table.checks().stream().sorted().forEach(check -> take("check", check));
  }

  /** No name holds a zero, so that no two lists of words run into the same bytes. */
  private void take(String... words) {
    for (String word : words) {
      digest.update(word.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
