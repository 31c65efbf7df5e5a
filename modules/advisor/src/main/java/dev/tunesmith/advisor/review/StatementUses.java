package dev.tunesmith.advisor.review;

import dev.tunesmith.advisor.review.Subject.Asked;
import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.advisor.statement.Term;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Role;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.text.Figures;
import java.util.Locale;
import java.util.stream.Stream;

/** How statements use tables: past their indexes, all rows at once, a subquery for each row. */
final class StatementUses implements Check {

  @Override
  public Stream<Remark> in(Subject subject) {
    StatementReading reading = new StatementReading(subject.schema());
    return subject
        .statements()
        .flatMap(
            statement ->
                Stream.of(
                        expressions(statement, reading), subqueries(statement), everyRow(statement))
                    .flatMap(each -> each));
  }

  private static Stream<Remark> expressions(Asked statement, StatementReading reading) {
    return reading.usesOf(statement.query().sql()).stream()
        .flatMap(use -> use.predicates().stream().flatMap(each -> pastIndex(use, each)))
        .distinct()
        .map(
            words ->
                statement.remark(
                    Smell.FUNCTION_ON_INDEXED_COLUMN, statement.query().name() + " " + words));
  }

  private static Stream<String> pastIndex(TableUse use, Predicate predicate) {
    Term term = predicate.term();
    Table table = use.table();
    return term.isColumn() || isIndexed(term, table)
        ? Stream.empty()
        : term.columns().stream()
            .filter(column -> leadsAnIndex(column, table))
            .limit(1)
            .map(
                column ->
                    "compares %s, and the index of %s that begins with %s does not serve it."
                        .formatted(term.text(), table.name(), column));
  }

  private static boolean leadsAnIndex(String column, Table table) {
    return table.indexes().stream()
        .map(index -> index.keys().get(0))
        .anyMatch(key -> key.isColumn() && key.text().equals(column));
  }

  private static boolean isIndexed(Term term, Table table) {
    return table.indexes().stream()
        .flatMap(index -> index.keys().stream())
        .anyMatch(key -> !key.isColumn() && plain(key.text()).equals(plain(term.text())));
  }

  /** The server writes casts and brackets of its own into the keys of an index. */
  private static String plain(String sql) {
    return sql.toLowerCase(Locale.ROOT).replaceAll("::[a-z ]+|[\\s()]", "");
  }

  private static Stream<Remark> subqueries(Asked statement) {
    return statement
        .steps()
        .filter(step -> step.operation().role() == Role.SUBQUERY && loops(step) >= 2)
        .limit(1)
        .map(
            step ->
                statement.remark(
                    Smell.CORRELATED_SUBQUERY,
                    "%s has a subquery answered again for each of %s rows."
                        .formatted(
                            statement.query().name(), Figures.count(Math.round(loops(step))))));
  }

  private static double loops(PlanNode step) {
    PlanNode.Actual actual = step.actual();
    return actual == null ? 0 : actual.loops();
  }

  private static Stream<Remark> everyRow(Asked statement) {
    return StatementReading.changesEveryRow(statement.query().sql())
        ? Stream.of(
            statement.remark(
                Smell.WHOLE_TABLE_WRITE,
                statement.query().name() + " has no WHERE, and writes every row of its table."))
        : Stream.empty();
  }
}
