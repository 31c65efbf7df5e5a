package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.Table;
import java.util.Set;

/**
 * What an UPDATE gives other values.
 *
 * @param columns as the catalogue spells them
 */
public record ChangedColumns(Table table, Set<String> columns) {

  public ChangedColumns {
    columns = Set.copyOf(columns);
  }
}
