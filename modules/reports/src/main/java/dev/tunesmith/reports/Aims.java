package dev.tunesmith.reports;

import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.session.JudgedObjective;
import dev.tunesmith.core.session.JudgedObjective.Answer;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report's part about what the crew's files want of the whole. */
final class Aims {

  private Aims() {}

  /** How many are met, missed and not measurable; empty where no file wants anything. */
  static Optional<String> counted(SessionState state) {
    List<JudgedObjective> judged = JudgedObjective.of(state);
    return judged.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d met, %d missed, %d not measurable here"
                .formatted(
                    count(judged, Answer.MET),
                    count(judged, Answer.MISSED),
                    count(judged, Answer.NOT_MEASURABLE)));
  }

  private static long count(List<JudgedObjective> judged, Answer answer) {
    return judged.stream().filter(each -> each.answer() == answer).count();
  }

  /** The missed ones first, those that nobody can judge here last. */
  static List<Block> of(SessionState state) {
    List<JudgedObjective> judged = JudgedObjective.of(state);
    return judged.isEmpty() ? List.of() : part(judged);
  }

  private static List<Block> part(List<JudgedObjective> judged) {
    return Report.part(
        "What the crew wants",
        Bullets.of(
            Stream.of(Answer.MISSED, Answer.MET, Answer.NOT_MEASURABLE)
                .flatMap(answer -> judged.stream().filter(each -> each.answer() == answer))
                .map(Aims::line)
                .toList()));
  }

  private static Line line(JudgedObjective judged) {
    Objective objective = judged.objective();
    String wanted =
        objective.name().equals(objective.wanted())
            ? objective.name()
            : objective.name() + ": " + objective.wanted();
    return Line.of(words(judged) + ": " + wanted + " (")
        .and(Line.code(objective.skill() + ":" + objective.line()))
        .text("); " + found(judged) + ".");
  }

  private static String words(JudgedObjective judged) {
    return switch (judged.answer()) {
      case MET -> "Met";
      case MISSED -> "Missed";
      case NOT_MEASURABLE -> "Not measurable here";
    };
  }

  private static String found(JudgedObjective judged) {
    return judged.figure() == null
        ? String.valueOf(judged.reason())
        : judged.figure() + Evidence.cite(judged.evidence());
  }
}
