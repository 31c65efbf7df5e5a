package dev.tunesmith.advisor.statistics;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.Predicate.Use;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.advisor.statement.Term;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.PlannerStatistics.Aspect;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposes the statistics that could set wrong numbers of rows right, most telling first. */
final class StatisticsCandidates {

  private static final int CLOSER_TARGET = 1_000;
  private static final SqlReader SQL = SqlText.reader();

  private final Schema schema;

  StatisticsCandidates(Schema schema) {
    this.schema = schema;
  }

  List<PlannerStatistics> of(Query query, List<Misestimate> wrong) {
    List<TableUse> uses = new StatementReading(schema).usesOf(query.sql());
    return wrong.stream()
        .flatMap(
            each ->
                uses.stream()
                    .filter(use -> isAbout(each.step(), use))
                    .flatMap(use -> remedies(each.step(), use)))
        .distinct()
        .toList();
  }

  private static boolean isAbout(PlanNode step, TableUse use) {
    String relation = step.operation().relation();
    return relation == null
        ? step.walk()
            .anyMatch(below -> use.table().name().toString().equals(below.operation().relation()))
        : relation.equals(use.table().name().toString());
  }

  private static Stream<PlannerStatistics> remedies(PlanNode step, TableUse use) {
    if (Misestimate.groups(step)) {
      return together(use.table(), use.groups(), Aspect.NDISTINCT).stream();
    }
    List<Term> terms = comparedIn(use).map(Predicate::term).distinct().toList();
    return Stream.of(
            byValue(use)
                ? together(use.table(), terms, Aspect.DEPENDENCIES)
                : Optional.<PlannerStatistics>empty(),
            together(use.table(), terms, Aspect.MCV),
            closer(use.table(), terms))
        .flatMap(Optional::stream);
  }

  private static Stream<Predicate> comparedIn(TableUse use) {
    return Stream.concat(
        use.predicates().stream(), use.alternatives().stream().flatMap(List::stream));
  }

  /** Where values are compared for equality, what one says of another holds for rare ones too. */
  private static boolean byValue(TableUse use) {
    return use.predicates().size() > 1
        && use.predicates().stream()
            .map(predicate -> predicate.kind().use())
            .allMatch(way -> way == Use.POINT || way == Use.POINTS);
  }

  /** What only raises an error for some row makes every later ANALYZE of the table fail. */
  private static Optional<PlannerStatistics> together(
      Table table, List<Term> terms, Aspect aspect) {
    List<Term> kept =
        terms.stream()
            .filter(term -> term.isColumn() || SQL.objectionToKeeping(term.text(), table).isEmpty())
            .limit(PlannerStatistics.MOST_COLUMNS)
            .toList();
    List<String> columns = kept.stream().filter(Term::isColumn).map(Term::text).toList();
    List<String> expressions =
        kept.stream().filter(term -> !term.isColumn()).map(Term::text).toList();
    if (kept.size() == 1 && !expressions.isEmpty()) {
      return Optional.of(PlannerStatistics.together(table.name(), columns, expressions));
    }
    return kept.size() > 1
        ? Optional.of(PlannerStatistics.together(table.name(), columns, expressions, aspect))
        : Optional.empty();
  }

  /** More common values of each column, where the server's own number of them did not do. */
  private static Optional<PlannerStatistics> closer(Table table, List<Term> terms) {
    List<Column> columns =
        terms.stream()
            .filter(Term::isColumn)
            .flatMap(term -> table.column(term.text()).stream())
            .filter(column -> isLess(column.statisticsTarget(), CLOSER_TARGET))
            .toList();
    List<@Nullable Integer> targets = new ArrayList<>();
    columns.forEach(column -> targets.add(column.statisticsTarget()));
    return columns.isEmpty() || targets.stream().distinct().count() > 1
        ? Optional.empty()
        : Optional.of(
            PlannerStatistics.closer(
                table.name(),
                columns.stream().map(Column::name).toList(),
                CLOSER_TARGET,
                targets.get(0)));
  }

  private static boolean isLess(@Nullable Integer target, int other) {
    return target == null || target < other;
  }
}
