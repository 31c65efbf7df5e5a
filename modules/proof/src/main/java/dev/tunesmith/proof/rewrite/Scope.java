package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.MultiPartName;
import org.jspecify.annotations.Nullable;

/**
 * The names that one SELECT can see. Where it cannot be told for sure which table a column belongs
 * to, it belongs to none.
 */
final class Scope {

  /**
   * Something in a FROM clause.
   *
   * @param alias the name by which it is known; empty if it has none
   * @param table the table, or null where its columns are not known, for example a subquery
   */
  private record Source(String alias, String written, @Nullable Table table) {
    boolean has(String column) {
      return table != null && table.column(column).isPresent();
    }
  }

  private final Schema schema;
  private final @Nullable Scope outer;
  private final int depth;
  private final List<Source> sources = new ArrayList<>();
  private final Set<String> withNames = new HashSet<>();

  private Scope(Schema schema, @Nullable Scope outer, int depth) {
    this.schema = schema;
    this.outer = outer;
    this.depth = depth;
  }

  static Scope outermost(Schema schema) {
    return new Scope(schema, null, 0);
  }

  Scope inner() {
    return new Scope(schema, this, depth + 1);
  }

  void addWith(String name) {
    withNames.add(folded(name));
  }

  /** Adds something whose columns are not known. */
  void addUnknown(String alias) {
    sources.add(new Source(alias, "", null));
  }

  void addTable(net.sf.jsqlparser.schema.Table written) {
    boolean isRenamed = written.getAlias() != null && written.getAlias().getAliasColumns() != null;
    String alias =
        folded(
            written.getAlias() == null ? written.getName() : written.getAlias().getName().trim());
    Table table = isRenamed ? null : find(written).orElse(null);
    sources.add(new Source(alias, written.getFullyQualifiedName(), table));
  }

  private Optional<Table> find(net.sf.jsqlparser.schema.Table written) {
    String name = folded(written.getName());
    if (written.getSchemaName() != null) {
      return schema.table(new TableName(folded(written.getSchemaName()), name));
    }
    List<Table> named = knowsWith(name) ? List.of() : schema.tablesNamed(name);
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private boolean knowsWith(String name) {
    return withNames.contains(name) || (outer != null && outer.knowsWith(name));
  }

  /** The column, or empty where that cannot be told for sure. */
  Optional<ColumnPlace> find(Column column) {
    String name = folded(column.getColumnName());
    boolean isQualified = column.getTable() != null && column.getTable().getName() != null;
    if (column.getArrayConstructor() != null
        || (isQualified && column.getTable().getSchemaName() != null)) {
      return Optional.empty();
    }
    return isQualified
        ? qualified(folded(column.getTable().getName()), name, column)
        : unqualified(name, column);
  }

  private Optional<ColumnPlace> qualified(String alias, String name, Column column) {
    List<Source> called = sources.stream().filter(source -> source.alias().equals(alias)).toList();
    if (called.isEmpty()) {
      return outer == null ? Optional.empty() : outer.qualified(alias, name, column);
    }
    return called.size() == 1 ? place(called.get(0), name, column) : Optional.empty();
  }

  private Optional<ColumnPlace> unqualified(String name, Column column) {
    if (sources.stream().anyMatch(source -> source.table() == null)) {
      return Optional.empty();
    }
    List<Source> owners = sources.stream().filter(source -> source.has(name)).toList();
    if (owners.isEmpty()) {
      return outer == null ? Optional.empty() : outer.unqualified(name, column);
    }
    return owners.size() == 1 ? place(owners.get(0), name, column) : Optional.empty();
  }

  private Optional<ColumnPlace> place(Source source, String name, Column written) {
    Table table = source.table();
    return table == null
        ? Optional.empty()
        : table
            .column(name)
            .map(
                column ->
                    new ColumnPlace(
                        written.toString(),
                        source.alias(),
                        depth,
                        source.written(),
                        table,
                        column));
  }

  /** An identifier as the catalogue spells it. */
  static String folded(String identifier) {
    return MultiPartName.isQuoted(identifier)
        ? MultiPartName.unquote(identifier).replace("\"\"", "\"")
        : identifier.toLowerCase(Locale.ROOT);
  }
}
