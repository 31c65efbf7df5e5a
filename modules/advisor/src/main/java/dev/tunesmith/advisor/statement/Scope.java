package dev.tunesmith.advisor.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.MultiPartName;
import org.jspecify.annotations.Nullable;

/** The names that one SELECT can see. */
final class Scope {

  private final @Nullable Scope outer;
  private final List<OpenUse> uses = new ArrayList<>();
  private final Set<String> withNames = new HashSet<>();
  private boolean hidesNames;

  private Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  static Scope outermost() {
    return new Scope(null);
  }

  Scope inner() {
    return new Scope(this);
  }

  void add(OpenUse use) {
    uses.add(use);
  }

  /** Notes a source whose columns are not known, for example a subquery. */
  void addUnknown() {
    hidesNames = true;
  }

  void addWith(String name) {
    withNames.add(folded(name));
  }

  boolean knowsWith(String name) {
    return withNames.contains(folded(name)) || (outer != null && outer.knowsWith(name));
  }

  List<OpenUse> uses() {
    return List.copyOf(uses);
  }

  boolean isSingleTable() {
    return uses.size() == 1 && !hidesNames;
  }

  /** The table a column belongs to, or empty where that cannot be told. */
  Optional<OpenUse> ownerOf(Column column) {
    String name = folded(column.getColumnName());
    Optional<OpenUse> found =
        column.getTable() == null || column.getTable().getName() == null
            ? unqualified(name)
            : qualified(folded(column.getTable().getName()), name);
    return found.isPresent() || outer == null ? found : outer.ownerOf(column);
  }

  private Optional<OpenUse> unqualified(String name) {
    List<OpenUse> owners = uses.stream().filter(use -> use.hasColumn(name)).toList();
    return owners.size() == 1 && !hidesNames ? Optional.of(owners.get(0)) : Optional.empty();
  }

  private Optional<OpenUse> qualified(String table, String name) {
    return uses.stream().filter(use -> use.isCalled(table) && use.hasColumn(name)).findFirst();
  }

  /** An identifier as the catalogue spells it. */
  static String folded(String identifier) {
    return MultiPartName.isQuoted(identifier)
        ? MultiPartName.unquote(identifier).replace("\"\"", "\"")
        : identifier.toLowerCase(Locale.ROOT);
  }
}
