package dev.tunesmith.proof.trial;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * The writing statements whose cost a remedy may change: those that name its table or one tied to
 * it by a foreign key. When in doubt a statement counts as touched, since it is then measured.
 */
final class TouchedWrites {

  private final Set<String> tables;

  private TouchedWrites(Set<String> tables) {
    this.tables = tables;
  }

  static List<Query> of(Workload workload, List<Remedy> remedies, Schema schema) {
    Set<TableName> changed =
        remedies.stream().flatMap(remedy -> remedy.tables().stream()).collect(Collectors.toSet());
    Set<String> tables =
        Stream.concat(changed.stream(), schema.tables().stream().flatMap(t -> tied(t, changed)))
            .map(table -> folded(table.name()))
            .collect(Collectors.toSet());
    return workload.writes().stream().filter(new TouchedWrites(tables)::touches).toList();
  }

  private static Stream<TableName> tied(Table table, Set<TableName> changed) {
    return table.foreignKeys().stream()
        .filter(key -> changed.contains(table.name()) || changed.contains(key.target()))
        .flatMap(key -> Stream.of(table.name(), key.target()));
  }

  private boolean touches(Query write) {
    try {
      return TablesNamesFinder.findTables(write.sql()).stream()
          .map(name -> folded(name.substring(name.lastIndexOf('.') + 1)))
          .anyMatch(tables::contains);
    } catch (JSQLParserException e) {
      return true;
    }
  }

  private static String folded(String name) {
    return name.replace("\"", "").toLowerCase(Locale.ROOT);
  }
}
