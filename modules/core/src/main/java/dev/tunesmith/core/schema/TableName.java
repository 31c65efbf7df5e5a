package dev.tunesmith.core.schema;

/**
 * The qualified name of a table, as the catalogue spells it (not quoted).
 *
 * @param schema the schema's name
 * @param name the table's name
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

  /** Reads {@code schema.name}; a name without a dot belongs to {@code public}. */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName("public", text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
