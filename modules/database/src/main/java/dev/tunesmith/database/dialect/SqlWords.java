package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.TableName;
import java.util.Set;

/** The words of its SQL that are not everybody's. */
public interface SqlWords {

  /** The schemas of what the server brings along, in lower case. */
  Set<String> serverSchemas();

  /** The functions, in lower case, that answer another session otherwise though no row changed. */
  Set<String> sessionFunctions();

  /** The name, quoted if it needs to be. */
  String name(String name);

  /** The qualified name, each part quoted if it needs to be. */
  default String name(TableName table) {
    return name(table.schema()) + "." + name(table.name());
  }

  /** The text as a string literal. */
  String literal(String text);
}
