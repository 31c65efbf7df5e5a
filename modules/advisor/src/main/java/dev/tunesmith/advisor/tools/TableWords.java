package dev.tunesmith.advisor.tools;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.text.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in a line what matters of each table that a plan reads. */
final class TableWords {

  private static final int MOST_TABLES = 8;
  private static final int MOST_COLUMNS = 40;
  private static final double COMMON = 0.1;

  private final String sql;

  private TableWords(String sql) {
    this.sql = sql.toLowerCase(Locale.ROOT);
  }

  /**
   * The tables of a plan, with the shape of the columns that a statement names.
   *
   * @param sql the statement
   */
  static List<String> readBy(Plan plan, String sql, Schema schema) {
    TableWords words = new TableWords(sql);
    return plan.root()
        .walk()
        .map(node -> node.operation().relation())
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(relation -> schema.table(TableName.parse(relation)).stream())
        .limit(MOST_TABLES)
        .map(words::of)
        .toList();
  }

  private String of(Table table) {
    String columns =
        table.columns().stream()
            .limit(MOST_COLUMNS)
            .map(this::column)
            .collect(Collectors.joining(", "));
    int left = table.columns().size() - MOST_COLUMNS;
    String indexes =
        table.indexes().stream().map(TableWords::index).collect(Collectors.joining("; "));
    return "%s, %s rows, %s: %s%s. %s"
        .formatted(
            table.name(),
            Figures.count(table.rows()),
            Figures.bytes(table.bytes()),
            columns,
            left > 0 ? " and " + left + " more" : "",
            indexes.isEmpty() ? "No index" : "Indexes: " + indexes);
  }

  private String column(Column column) {
    String shape =
        Optional.ofNullable(column.statistics())
            .filter(known -> isNamed(column.name()))
            .map(TableWords::shape)
            .orElse("");
    return column.name() + " " + column.type() + (column.mayBeNull() ? "" : " not null") + shape;
  }

  private boolean isNamed(String column) {
    return Pattern.compile("\\b" + Pattern.quote(column.toLowerCase(Locale.ROOT)) + "\\b")
        .matcher(sql)
        .find();
  }

  private static String shape(ColumnStatistics known) {
    String nulls =
        known.nullFraction() > 0 ? ", " + Figures.percent(known.nullFraction()) + " null" : "";
    String common =
        known.topFrequency() >= COMMON
            ? ", one in " + Figures.percent(known.topFrequency()) + " of the rows"
            : "";
    return " ("
        + Figures.count(Math.round(known.distinctValues()))
        + " values"
        + nulls
        + common
        + ")";
  }

  private static String index(Index index) {
    String traits =
        Stream.of(Index.Trait.PRIMARY, Index.Trait.UNIQUE, Index.Trait.INVALID)
            .filter(index.traits()::contains)
            .findFirst()
            .map(trait -> " " + trait.name().toLowerCase(Locale.ROOT))
            .orElse("");
    return index.name()
        + traits
        + index.shape().toString().substring(index.table().toString().length());
  }
}
