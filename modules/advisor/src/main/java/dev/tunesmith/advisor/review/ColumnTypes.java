package dev.tunesmith.advisor.review;

import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns whose type does not fit what their name, or what they hold, says they are. */
final class ColumnTypes implements Check {

  private static final Set<String> MONEY =
      Set.of(
          "price",
          "amount",
          "fee",
          "salary",
          "tax",
          "payment",
          "revenue",
          "discount",
          "money",
          "balance");
  private static final Set<String> MOMENT = Set.of("at", "date", "datetime", "timestamp");
  private static final Set<String> REFERENCES = Set.of("ids");
  private static final int WIDE = 255;
  private static final int TIMES_TOO_WIDE = 10;

  /** A smell with the columns that have it. */
  private record Rule(Smell smell, Predicate<Column> holds, String words) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Smell.FLOAT_FOR_MONEY,
              column -> ColumnType.of(column).isApproximate() && words(column).hasAny(MONEY),
              "is money by its name and is kept as a binary fraction, which rounds"),
          new Rule(
              Smell.TIME_WITHOUT_ZONE,
              column -> ColumnType.of(column).isTimeWithoutZone(),
              "says a time and not where"),
          new Rule(
              Smell.PADDED_TEXT,
              column -> ColumnType.of(column).isPadded(),
              "is filled up with blanks to its length"),
          new Rule(
              Smell.MOMENT_AS_TEXT,
              column -> ColumnType.of(column).isText() && words(column).endsIn(MOMENT),
              "is a date or a time by its name and is kept as text"),
          new Rule(
              Smell.LIST_IN_TEXT,
              column -> ColumnType.of(column).isText() && words(column).endsIn(REFERENCES),
              "is several references by its name and is kept as one text"),
          new Rule(
              Smell.WIDE_TEXT,
              ColumnTypes::isTooWide,
              "may hold over ten times what it holds in the mean"));

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject.tables().flatMap(table -> in(table, subject));
  }

  private static Stream<Remark> in(Table table, Subject subject) {
    return RULES.stream()
        .flatMap(
            rule -> {
              List<Column> found = table.columns().stream().filter(rule.holds()).toList();
              return found.isEmpty()
                  ? Stream.empty()
                  : Stream.of(remark(rule, table, found, subject));
            });
  }

  private static Remark remark(Rule rule, Table table, List<Column> found, Subject subject) {
    String places = found.stream().map(Column::name).collect(Collectors.joining(", "));
    String each =
        found.stream()
            .map(column -> column.name() + " (" + column.type() + ")")
            .collect(Collectors.joining(", "));
    return subject.remark(
        rule.smell(),
        table.name() + " (" + places + ")",
        "In %s, %s: each %s.".formatted(table.name(), each, rule.words()));
  }

  private static NameWords words(Column column) {
    return NameWords.of(column.name());
  }

  private static boolean isTooWide(Column column) {
    ColumnStatistics statistics = column.statistics();
    ColumnType type = ColumnType.of(column);
    return statistics != null
        && statistics.averageBytes() > 0
        && type.base().equals("character varying")
        && type.length().orElse(0) >= WIDE
        && statistics.averageBytes() * TIMES_TOO_WIDE < type.length().orElse(0);
  }
}
