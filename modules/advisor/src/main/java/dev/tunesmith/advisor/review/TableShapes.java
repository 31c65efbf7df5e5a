package dev.tunesmith.advisor.review;

import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.text.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables that hold a list, or names with values, in their columns; very large and unknown ones. */
final class TableShapes implements Check {

  private static final Pattern NUMBERED = Pattern.compile("(.*?[a-zA-Z])_?(\\d{1,2})");
  private static final Set<String> ATTRIBUTE = Set.of("attribute", "attr", "property");
  private static final Set<String> PAIR_NAME = Set.of("key", "name");
  private static final Set<String> VALUE = Set.of("value", "val");
  private static final int FEWEST_NUMBERED = 3;
  private static final double UNSEEN_SHARE = 0.2;
  private static final int FEW_UNSEEN = 1_000;
  private static final int MANY_COLUMNS = 60;
  private static final int FEW_COLUMNS = 6;
  private static final long MANY_ROWS = 100_000_000;
  private static final long MANY_BYTES = 100L << 30;

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject
        .tables()
        .flatMap(
            table ->
                Stream.of(
                        numbered(table, subject),
                        attributes(table, subject),
                        wide(table, subject),
                        large(table, subject),
                        stale(table, subject))
                    .flatMap(each -> each));
  }

  private static Stream<Remark> numbered(Table table, Subject subject) {
    return stems(table).values().stream()
        .filter(columns -> columns.size() >= FEWEST_NUMBERED)
        .map(
            columns ->
                subject.remark(
                    Smell.NUMBERED_COLUMNS,
                    table.name() + " (" + names(columns) + ")",
                    "%s keeps %s of one type: %s."
                        .formatted(
                            table.name(),
                            Figures.count(columns.size(), "numbered column", "numbered columns"),
                            names(columns))));
  }

  private static Map<String, List<Column>> stems(Table table) {
    return table.columns().stream()
        .filter(column -> NUMBERED.matcher(column.name()).matches())
        .collect(
            Collectors.groupingBy(
                column -> stem(column.name()) + " " + column.type(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String stem(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.matches() ? matcher.group(1) : name;
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Few columns, among them one that names what another one is the value of, for some row. */
  private static Stream<Remark> attributes(Table table, Subject subject) {
    boolean hasValue =
        table.columns().stream()
            .anyMatch(column -> isText(column) && NameWords.of(column.name()).endsIn(VALUE));
    boolean refersToSomething = !table.foreignKeys().isEmpty();
    return hasValue
            && refersToSomething
            && table.columns().size() <= FEW_COLUMNS
            && table.columns().stream().anyMatch(TableShapes::namesAnAttribute)
        ? Stream.of(
            subject.remark(
                Smell.ATTRIBUTE_TABLE,
                table.name().toString(),
                "%s (%s) keeps each attribute as a name with a value of text."
                    .formatted(table.name(), names(table.columns()))))
        : Stream.empty();
  }

  private static boolean namesAnAttribute(Column column) {
    NameWords words = NameWords.of(column.name());
    return words.hasAny(ATTRIBUTE) || (isText(column) && words.endsIn(PAIR_NAME));
  }

  private static boolean isText(Column column) {
    return ColumnType.of(column).isText();
  }

  private static Stream<Remark> wide(Table table, Subject subject) {
    return table.columns().size() < MANY_COLUMNS
        ? Stream.empty()
        : Stream.of(
            subject.remark(
                Smell.WIDE_TABLE,
                table.name().toString(),
                "%s has %d columns.".formatted(table.name(), table.columns().size())));
  }

  private static Stream<Remark> large(Table table, Subject subject) {
    boolean isLarge = table.rows() >= MANY_ROWS || table.bytes() >= MANY_BYTES;
    return !isLarge || table.form() == Table.Form.PARTITIONED
        ? Stream.empty()
        : Stream.of(
            subject.remark(
                Smell.LARGE_UNPARTITIONED,
                table.name().toString(),
                "%s holds about %s rows in %s."
                    .formatted(
                        table.name(), Figures.count(table.rows()), Figures.bytes(table.bytes()))));
  }

  /** Twice what usually makes a server gather them anew. */
  private static Stream<Remark> stale(Table table, Subject subject) {
    long usual = Math.round(UNSEEN_SHARE * table.rows()) + FEW_UNSEEN;
    return table.unseen() <= usual
        ? Stream.empty()
        : Stream.of(
            subject.remark(
                Smell.STALE_STATISTICS,
                table.name().toString(),
                "About %s of %s changed since its statistics were gathered, if ever; it has about %s."
                    .formatted(
                        Figures.count(table.unseen(), "row", "rows"),
                        table.name(),
                        Figures.count(table.rows()))));
  }
}
