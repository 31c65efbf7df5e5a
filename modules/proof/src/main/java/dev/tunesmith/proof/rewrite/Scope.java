package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.proof.rewrite.ProofByRule.NamedTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.MultiPartName;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
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
  }

  private final Schema schema;
  private final @Nullable Scope outer;
  private final int depth;
  private final List<Source> sources = new ArrayList<>();
  private final Set<String> withNames = new HashSet<>();
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

  void addWith(String name) {
    withNames.add(folded(name));
  }

  /** Adds something whose columns are not known. */
  void addUnknown(String alias) {
    sources.add(new Source(alias, "", "", null));
  }

  void addTable(net.sf.jsqlparser.schema.Table written) {
    boolean isRenamed = written.getAlias() != null && written.getAlias().getAliasColumns() != null;
    String called = Selects.alias(written);
    Table table = isRenamed ? null : find(written).orElse(null);
    sources.add(new Source(folded(called), called, written.getFullyQualifiedName(), table));
  }

  /** Whether this SELECT reads nothing but tables whose columns are known. */
  boolean isOfTables() {
    return !sources.isEmpty() && sources.stream().allMatch(source -> source.table() != null);
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
        .flatMap(
            source ->
                Stream.ofNullable(source.table())
                    .map(table -> new NamedTable(source.written(), table.name())));
  }

  /** The table that a name in a FROM clause of this SELECT stands for, if that is certain. */
  Optional<Table> table(net.sf.jsqlparser.schema.Table written) {
    String alias = folded(Selects.alias(written));
    List<Source> called = sources.stream().filter(source -> source.alias().equals(alias)).toList();
    return called.size() == 1 ? Optional.ofNullable(called.get(0).table()) : Optional.empty();
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
      return columns.stream()
          .map(place -> place.table().name() + "." + place.column().name() + place.nullFact())
          .distinct()
          .toList();
    }
  }

  /** What an expression is made of; empty where it holds a subquery or an unknown column. */
  Optional<Reach> reach(Expression expression) {
    List<Column> named = new ArrayList<>();
    boolean[] isFlat = {true};
    expression.accept(
        new ExpressionVisitorAdapter<@Nullable Void>() {
          @Override
          public <S> @Nullable Void visit(Column column, S context) {
            named.add(column);
            return null;
          }

          @Override
          public <S> @Nullable Void visit(Select select, S context) {
            isFlat[0] = false;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            isFlat[0] = false;
            return null;
          }
        },
        null);
    List<ColumnPlace> places = named.stream().flatMap(column -> find(column).stream()).toList();
    boolean isKnown = isFlat[0] && places.size() == named.size();
    return isKnown ? Optional.of(reach(expression, places)) : Optional.empty();
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
