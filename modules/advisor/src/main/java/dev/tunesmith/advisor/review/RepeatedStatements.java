package dev.tunesmith.advisor.review;

import dev.tunesmith.advisor.review.Subject.Asked;
import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.text.Figures;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement that fetches by one key of one table, and is asked far more often than another one
 * that reads several rows of the table at the other end of that key: one query, and N more.
 */
final class RepeatedStatements implements Check {

  private static final double TIMES = 10;
  private static final double FEWEST_ROWS = 2;

  @Override
  public Stream<Remark> in(Subject subject) {
    StatementReading reading = new StatementReading(subject.schema());
    List<Asked> reads =
        subject.statements().filter(statement -> statement.query().isRead()).toList();
    return reads.stream().flatMap(many -> in(many, reads, reading));
  }

  private static Stream<Remark> in(Asked many, List<Asked> reads, StatementReading reading) {
    List<TableUse> uses = reading.usesOf(many.query().sql());
    if (uses.size() != 1) {
      return Stream.empty();
    }
    return uses.get(0).predicates().stream()
        .filter(predicate -> predicate.kind() == Predicate.Kind.EQUALITY)
        .filter(predicate -> predicate.term().isColumn())
        .flatMap(
            predicate ->
                reads.stream()
                    .filter(one -> isFollowedBy(one, many))
                    .filter(one -> leads(one, uses.get(0), predicate.term().text(), reading)))
        .limit(1)
        .map(one -> remark(one, many));
  }

  private static boolean isFollowedBy(Asked one, Asked many) {
    return many.query().weight() >= TIMES * one.query().weight() && answers(one) >= FEWEST_ROWS;
  }

  private static double answers(Asked statement) {
    return statement.steps().limit(1).mapToDouble(RepeatedStatements::rows).sum();
  }

  private static double rows(PlanNode root) {
    PlanNode.Actual actual = root.actual();
    return actual == null ? 0 : actual.rows();
  }

  /** Whether the one reads a table whose rows that key leads to, or comes from. */
  private static boolean leads(Asked one, TableUse use, String column, StatementReading reading) {
    return reading.usesOf(one.query().sql()).stream()
        .map(TableUse::table)
        .filter(table -> !table.name().equals(use.table().name()))
        .anyMatch(
            table ->
                refers(use.table(), column, table) || isReferredTo(table, use.table(), column));
  }

  private static boolean refers(Table from, String column, Table to) {
    return from.foreignKeys().stream()
        .filter(key -> key.target().equals(to.name()))
        .map(ForeignKey::columns)
        .anyMatch(columns -> columns.equals(List.of(column)));
  }

  private static boolean isReferredTo(Table from, Table to, String column) {
    return from.foreignKeys().stream()
        .filter(key -> key.target().equals(to.name()))
        .map(ForeignKey::targetColumns)
        .anyMatch(columns -> columns.equals(List.of(column)));
  }

  private static Remark remark(Asked one, Asked many) {
    double times = many.query().weight() / one.query().weight();
    return new Remark(
        Smell.REPEATED_STATEMENT,
        many.query().name().value(),
        "%s is asked %s times as often as %s and fetches by a key of what that answers (%s rows)."
            .formatted(
                many.query().name(),
                Figures.count(Math.round(times)),
                one.query().name(),
                Figures.count(Math.round(answers(one)))),
        List.of(many.fact(), one.fact()));
  }
}
