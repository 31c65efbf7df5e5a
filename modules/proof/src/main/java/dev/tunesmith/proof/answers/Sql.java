package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes names, values and JSON as the server reads them. */
final class Sql {

  private Sql() {}

  static String name(TableName table) {
    return Names.quote(table);
  }

  static String name(String column) {
    return Names.quote(column);
  }

  static String names(List<String> columns) {
    return columns.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  static String literal(@Nullable String value) {
    return value == null ? "null" : Names.literal(value);
  }

  static String json(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
