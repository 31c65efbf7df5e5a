package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;

/**
 * What a subquery or a common table expression shows, as a table that no catalogue has: its
 * columns, of which types they are and whether they may be NULL, and which of them tell its rows
 * apart. A type that is not certain is one that is like no other.
 */
final class Derived {

  private static final String NOT_CATALOGUED = "";
  private static final String UNKNOWN = "of ";
  private static final String UNNAMED = "";

  private Derived() {}

  /** Whether a table is no table of the catalogue. */
  static boolean is(Table table) {
    return table.name().schema().equals(NOT_CATALOGUED);
  }

  /** Whether it is certain what each of its columns is called. */
  static boolean isNamed(Table table) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return !names.contains(UNNAMED) && names.stream().distinct().count() == names.size();
  }

  /** What a SELECT shows; empty where the number of its columns is not certain. */
  static Optional<Table> of(PlainSelect select, Scope scope) {
    List<Column> columns = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      Optional<List<Column>> shown = columns(item, select, scope);
      if (shown.isEmpty()) {
        return Optional.empty();
      }
      columns.addAll(shown.get());
    }
    return table(select.toString(), columns, key(select, scope, columns));
  }

  /** What several SELECTs show together; they are named as the first of them is. */
  static Optional<Table> of(SetOperationList list, List<Optional<Table>> parts) {
    if (parts.isEmpty()
        || parts.stream().anyMatch(Optional::isEmpty)
        || parts.stream().map(part -> part.get().columns().size()).distinct().count() > 1) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < parts.get(0).get().columns().size(); i++) {
      int at = i;
      columns.add(together(parts.stream().map(part -> part.get().columns().get(at)).toList()));
    }
    return table(list.toString(), columns, Optional.empty());
  }

  private static Column together(List<Column> alike) {
    Column first = alike.get(0);
    boolean areAlike = alike.stream().map(Column::type).distinct().count() == 1;
    return column(
        first.name(),
        areAlike ? first.type() : UNKNOWN + alike.stream().map(Column::type).toList(),
        alike.stream().anyMatch(Column::mayBeNull));
  }

  /** The same with its columns called otherwise; empty where there are not as many of them. */
  static Optional<Table> renamed(Table table, List<String> names) {
    if (names.size() != table.columns().size()) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Column own = table.columns().get(i);
      columns.add(column(names.get(i), own.type(), own.mayBeNull()));
    }
    return table(table.name().name(), columns, Optional.empty());
  }

  private static Optional<Table> table(
      String text, List<Column> columns, Optional<List<String>> key) {
    TableName name = new TableName(NOT_CATALOGUED, text);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                name,
                columns,
                key.map(columnsOfKey -> unique(name, columnsOfKey)).stream().toList(),
                List.of(),
                0,
                0));
  }

  private static Index unique(TableName table, List<String> columns) {
    return new Index(
        "",
        IndexShape.btree(table, columns.stream().map(IndexKey::column).toList()),
        Set.of(Index.Trait.UNIQUE),
        new Index.Size(0, 0),
        "");
  }

  private static Column column(String name, String type, boolean mayBeNull) {
    return new Column(name, type, mayBeNull ? Nullability.NULLABLE : Nullability.NOT_NULL, null);
  }

  private static Optional<List<Column>> columns(
      SelectItem<?> item, PlainSelect select, Scope scope) {
    Expression shown = item.getExpression();
    if (shown instanceof AllColumns all) {
      String source =
          all instanceof AllTableColumns own ? Scope.folded(own.getTable().getName()) : "";
      return joinsByName(select) || !all.toString().endsWith("*")
          ? Optional.empty()
          : scope.columnsOf(source);
    }
    ShownValue value = ShownValue.of(shown, select, scope);
    String type = value.type().orElse(UNKNOWN + item + " in " + select);
    return Optional.of(List.of(column(name(item).orElse(UNNAMED), type, value.mayBeNull())));
  }

  /** Columns that several sources share are shown once by such joins. */
  private static boolean joinsByName(PlainSelect select) {
    List<String> words = SelectText.names(Selects.source(select));
    return words.contains("using") || words.contains("natural");
  }

  private static Optional<String> name(SelectItem<?> item) {
    if (item.getAlias() == null && item.getExpression() instanceof Function function) {
      String name = Scope.folded(function.getName());
      return name.contains(".") ? Optional.empty() : Optional.of(name);
    }
    return Selects.quotedName(item).map(Scope::folded);
  }

  /** The columns that tell the rows apart: those of its groups, or all that are distinct. */
  private static Optional<List<String>> key(PlainSelect select, Scope scope, List<Column> columns) {
    if (select.getDistinct() != null) {
      return select.getDistinct().getOnSelectItems() == null
          ? Optional.of(columns.stream().map(Column::name).toList())
          : Optional.empty();
    }
    return AggregateQuery.of(select, scope)
        .filter(query -> !query.groups().isEmpty())
        .flatMap(query -> namesOf(query.groups(), select, scope));
  }

  private static Optional<List<String>> namesOf(
      List<ColumnPlace> groups, PlainSelect select, Scope scope) {
    List<String> names = new ArrayList<>();
    for (ColumnPlace group : groups) {
      select.getSelectItems().stream()
          .filter(
              item ->
                  item.getExpression() instanceof net.sf.jsqlparser.schema.Column column
                      && scope.find(column).filter(group::isSameAs).isPresent())
          .findFirst()
          .flatMap(Derived::name)
          .ifPresent(names::add);
    }
    return names.size() == groups.size() ? Optional.of(names) : Optional.empty();
  }
}
