package dev.tunesmith.database.history;

import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.history.Sequences.Repeated;
import dev.tunesmith.database.history.Sequences.Step;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.workload.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells from a server's counts alone what is asked for each row of another statement's answer: it
 * was asked as often as the other answered rows, and a foreign key leads from one to the other. Its
 * keys are chosen from the column that it compares.
 */
final class CountedRepetition {

  private static final double AS_OFTEN = 0.1;
  private static final int MOST_KEYS = 200;

  private final Target target;
  private final StatementHistory history;
  private final KnownValues known;

  CountedRepetition(Target target) {
    this.target = target;
    this.history = target.dialect().history();
    this.known = new KnownValues(target, history);
  }

  List<Repeated> among(List<Asked> statements) {
    List<Asked> reads = statements.stream().filter(Asked::isRead).toList();
    return reads.stream()
        .filter(asked -> parameters(asked) == 1)
        .flatMap(asked -> of(asked, reads).stream())
        .toList();
  }

  private static long parameters(Asked asked) {
    return asked.code().stream().filter(token -> token.kind() == Token.Kind.PARAMETER).count();
  }

  private Optional<Repeated> of(Asked asked, List<Asked> others) {
    return Places.in(asked.code()).stream()
        .filter(place -> place.role() == Role.EQUAL)
        .flatMap(place -> asked.relations().column(place.operand()).stream())
        .flatMap(
            column ->
                others.stream()
                    .filter(leader -> answersAsOften(leader.remembered(), asked.remembered()))
                    .filter(
                        leader ->
                            leader.relations().own().stream()
                                .anyMatch(table -> Bursts.isTied(column, table)))
                    .flatMap(leader -> repeated(asked, column, leader)))
        .findFirst();
  }

  private static boolean answersAsOften(Remembered leader, Remembered many) {
    double each = many.calls() / leader.calls();
    return each >= Sequences.FEWEST
        && leader.rows() > 0
        && Math.abs(many.calls() / leader.rows() - 1) <= AS_OFTEN;
  }

  private Stream<Repeated> repeated(Asked asked, Relations.ColumnOf column, Asked leader) {
    Remembered many = asked.remembered();
    Remembered one = leader.remembered();
    long keys = Math.min(MOST_KEYS, Math.round(many.calls() / one.calls()));
    try {
      String type =
          target
              .snapshots()
              .read("preparing a statement", reading -> history.parameterTypes(many.sql(), reading))
              .get(0);
      List<String> sample =
          known.of(column).spread().stream()
              .distinct()
              .limit(keys)
              .map(value -> BoundText.of(many.sql(), Map.of(1, history.literal(value, type))))
              .toList();
      Step before = new Step(Template.of(leader.code()), one.sql());
      return sample.isEmpty()
          ? Stream.empty()
          : Stream.of(
              new Repeated(
                  Template.of(asked.code()),
                  sample,
                  before,
                  true,
                  StatementAuthor.of(many.sql()),
                  0,
                  Math.round(many.calls()),
                  many.totalMillis()));
    } catch (StatementFailedException e) {
      return Stream.empty();
    }
  }
}
