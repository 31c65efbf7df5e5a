package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.proof.rewrite.ProofByRule.NamedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
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
   * @param called the same as the statement writes it
   * @param table the table, or null where its columns are not known, for example a subquery
   */
  private record Source(String alias, String called, String written, @Nullable Table table) {
    boolean has(String column) {
      return table != null && table.column(column).isPresent();
    }

    boolean isCatalogued() {
      return table != null && !Derived.is(table);
    }
  }

  private final Schema schema;
  private final @Nullable Scope outer;
  private final int depth;
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, Optional<Table>> withs = new HashMap<>();
  private boolean hasOuterJoin;

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

  /** Adds a common table expression, of which it may not be known what it shows. */
  void addWith(String name, Optional<Table> shown) {
    withs.put(folded(name), shown);
  }

  /** Adds a subquery, of which it may not be known what it shows, under the name it is given. */
  void addSubquery(String called, Optional<Table> shown) {
    sources.add(new Source(folded(called), called, "", shown.orElse(null)));
  }

  void addTable(net.sf.jsqlparser.schema.Table written) {
    boolean isRenamed = written.getAlias() != null && written.getAlias().getAliasColumns() != null;
    String called = Selects.alias(written);
    // A sample is drawn anew wherever it is read, so that it is no table.
    boolean isKnown = !isRenamed && written.getSampleClause() == null;
    Table table = isKnown ? find(written).orElse(null) : null;
    sources.add(new Source(folded(called), called, written.getFullyQualifiedName(), table));
  }

  /** The same for a SELECT that is looked at by itself, so that no outer column can be meant. */
  Scope alone() {
    Scope alone = new Scope(schema, outer == null ? null : outer.withoutSources(), depth);
    alone.sources.addAll(sources);
    alone.withs.putAll(withs);
    alone.hasOuterJoin = hasOuterJoin;
    return alone;
  }

  private Scope withoutSources() {
    Scope names = new Scope(schema, outer == null ? null : outer.withoutSources(), depth);
    names.withs.putAll(withs);
    return names;
  }

  /** Whether this SELECT reads nothing but tables of the catalogue. */
  boolean isOfTables() {
    return isKnown() && sources.stream().allMatch(Source::isCatalogued);
  }

  /** Whether this SELECT reads nothing but what has known columns. */
  boolean isKnown() {
    return !sources.isEmpty() && sources.stream().allMatch(source -> source.table() != null);
  }

  /** The columns that {@code *} stands for, of one source or, for an empty name, of all. */
  Optional<List<dev.tunesmith.core.schema.Column>> columnsOf(String alias) {
    List<Source> shown =
        sources.stream().filter(s -> alias.isEmpty() || s.alias().equals(alias)).toList();
    boolean isCertain = !shown.isEmpty() && (alias.isEmpty() || shown.size() == 1);
    return isCertain && shown.stream().allMatch(source -> source.table() != null)
        ? Optional.of(
            shown.stream()
                .flatMap(source -> Stream.ofNullable(source.table()))
                .flatMap(table -> table.columns().stream())
                .map(column -> hasOuterJoin ? perhapsMissing(column) : column)
                .toList())
        : Optional.empty();
  }

  private static dev.tunesmith.core.schema.Column perhapsMissing(
      dev.tunesmith.core.schema.Column column) {
    return new dev.tunesmith.core.schema.Column(
        column.name(), column.type(), Nullability.NULLABLE, null);
  }

  /** Whether of all columns of the source that is known so equal values are the same. */
  boolean areOfOneForm(String alias) {
    return sources.stream()
        .filter(source -> source.alias().equals(alias))
        .flatMap(source -> Stream.ofNullable(source.table()))
        .flatMap(table -> table.columns().stream())
        .allMatch(column -> SameKind.isPlain(column.type()));
  }

  /** Whether the column belongs to this SELECT's own FROM clause. */
  boolean owns(ColumnPlace column) {
    return column.depth() == depth;
  }

  /** Some row of this SELECT may be filled up with NULLs. */
  void addOuterJoin() {
    hasOuterJoin = true;
  }

  /** The tables that names in FROM clauses of this SELECT were taken for. */
  Stream<NamedTable> tables() {
    return sources.stream()
        .filter(Source::isCatalogued)
        .flatMap(
            source ->
                Stream.ofNullable(source.table())
                    .map(table -> new NamedTable(source.written(), table.name())));
  }

  /**
   * The table of the catalogue that a name in a FROM clause of this SELECT stands for, if that is
   * certain.
   */
  Optional<Table> table(net.sf.jsqlparser.schema.Table written) {
    String alias = folded(Selects.alias(written));
    List<Source> called = sources.stream().filter(source -> source.alias().equals(alias)).toList();
    return called.size() == 1
        ? Optional.ofNullable(called.get(0).table()).filter(table -> !Derived.is(table))
        : Optional.empty();
  }

  private Optional<Table> find(net.sf.jsqlparser.schema.Table written) {
    String name = folded(written.getName());
    if (written.getSchemaName() != null) {
      return schema.table(new TableName(folded(written.getSchemaName()), name));
    }
    Optional<Optional<Table>> with = with(name);
    if (with.isPresent()) {
      return with.get();
    }
    List<Table> named = schema.tablesNamed(name);
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** What the common table expression of that name shows, if there is one. */
  private Optional<Optional<Table>> with(String name) {
    return withs.containsKey(name)
        ? Optional.of(withs.get(name))
        : Optional.ofNullable(outer).flatMap(around -> around.with(name));
  }

  int depth() {
    return depth;
  }

  /** The column, or empty where that cannot be told for sure. */
  Optional<ColumnPlace> find(Column column) {
    String name = folded(column.getColumnName());
    boolean isQualified = column.getTable() != null && column.getTable().getName() != null;
    if (column.getArrayConstructor() != null) {
      return Optional.empty();
    }
    if (isQualified && column.getTable().getSchemaName() != null) {
      return ofSchema(column.getTable().getSchemaName(), name, column);
    }
    return isQualified
        ? qualified(folded(column.getTable().getName()), name, column)
        : unqualified(name, column);
  }

  /** A column that is written with schema and table means a table that has no other name. */
  private Optional<ColumnPlace> ofSchema(String schemaName, String name, Column column) {
    String alias = folded(column.getTable().getName());
    return qualified(alias, name, column)
        .filter(place -> !Derived.is(place.table()))
        .filter(place -> place.table().name().name().equals(alias))
        .filter(place -> place.table().name().schema().equals(folded(schemaName)));
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
                        source.called(),
                        table,
                        column,
                        hasOuterJoin || column.mayBeNull()));
  }

  /**
   * What an expression is made of.
   *
   * @param columns the columns in it, in order
   * @param isColumn whether it is nothing but one of them
   * @param mayBeNull whether it may be NULL, so far as can be told
   */
  record Reach(List<ColumnPlace> columns, boolean isColumn, boolean mayBeNull) {

    Reach {
      columns = List.copyOf(columns);
    }

    /** Whether it is made of the same columns of the same rows. */
    boolean isSameAs(Reach other) {
      return columns.size() == other.columns.size()
          && IntStream.range(0, columns.size())
              .allMatch(i -> columns.get(i).isSameAs(other.columns.get(i)));
    }

    /** What is known of the columns, a sentence each. */
    List<String> facts() {
      return columns.stream().map(place -> place.known() + place.nullFact()).distinct().toList();
    }
  }

  /** What an expression is made of; empty where it holds a subquery or an unknown column. */
  Optional<Reach> reach(Expression expression) {
    List<Column> named = Expressions.columns(expression);
    List<ColumnPlace> places = named.stream().flatMap(column -> find(column).stream()).toList();
    boolean isKnown = !Expressions.hasRows(expression) && places.size() == named.size();
    return isKnown ? Optional.of(reach(expression, places)) : Optional.empty();
  }

  /** The same, empty also where a column belongs to a SELECT around this one. */
  Optional<Reach> ownReach(Expression expression) {
    return reach(expression).filter(reach -> reach.columns().stream().allMatch(this::owns));
  }

  /** Whether it is the same for all rows: it reads no column, and no rows of its own. */
  boolean isConstant(Expression expression) {
    return reach(expression).filter(reach -> reach.columns().isEmpty()).isPresent();
  }

  private static Reach reach(Expression expression, List<ColumnPlace> places) {
    Expression inner =
        expression instanceof CastExpression cast ? cast.getLeftExpression() : expression;
    boolean isStrict = inner instanceof Column && places.size() == 1;
    return new Reach(places, expression instanceof Column, !isStrict || places.get(0).mayBeNull());
  }

  /** The same column with the name of its table, so that it means the same further inside. */
  Expression qualified(Expression expression) {
    if (!(expression instanceof Column column) || column.getTable() != null) {
      return expression;
    }
    return find(column)
        .<Expression>map(
            place ->
                new Column(
                    new net.sf.jsqlparser.schema.Table(place.called()), column.getColumnName()))
        .orElse(expression);
  }

  /** An identifier as the catalogue spells it. */
  static String folded(String identifier) {
    return MultiPartName.isQuoted(identifier)
        ? MultiPartName.unquote(identifier).replace("\"\"", "\"")
        : SelectText.folded(identifier);
  }
}
