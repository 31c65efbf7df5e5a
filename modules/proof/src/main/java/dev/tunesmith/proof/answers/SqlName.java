package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.TableName;

/** Writes names so that SQL takes them as they are. */
final class SqlName {

  private SqlName() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(TableName table) {
    return quoted(table.schema()) + "." + quoted(table.name());
  }
}
