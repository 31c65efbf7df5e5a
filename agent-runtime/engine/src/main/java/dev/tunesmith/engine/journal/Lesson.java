package dev.tunesmith.engine.journal;

import dev.tunesmith.core.session.Recollection.Outcome;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.UnreadableValueException;
import dev.tunesmith.json.ValueJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of one attempt, for sessions to come.
 *
 * @param session that learned it
 * @param at when
 * @param statement what it was about, its literals withheld
 * @param remedies as agents write them, the literals withheld in the same way
 * @param why what the trial showed, in words
 */
public record Lesson(
    String session,
    Instant at,
    Circumstances circumstances,
    String statement,
    List<Structure> remedies,
    Outcome outcome,
    String why) {

  private static final String MARK = "tunesmith-lesson ";
  private static final int LOOKED_AT = 20;
  private static final Duration FRESH = Duration.ofDays(7);

  public Lesson {
    remedies = List.copyOf(remedies);
  }

  /** That it does not hold after all. */
  public Lesson takenBack(String reason) {
    return new Lesson(session, at, circumstances, statement, remedies, Outcome.REFUSED, reason);
  }

  /**
   * It as an entry: for people and full-text search, and sealed for ourselves. What was written in
   * the last week is not written again: many of the same would hide others from a search.
   */
  public void writeInto(WorkJournal journal) {
    if (!isNewsTo(journal)) {
      return;
    }
    String json = CoreJson.write(this);
    String tried = remedies.stream().map(ValueJson::write).collect(Collectors.joining("; "));
    journal.write(
        String.join(
            "\n",
            (outcome == Outcome.PROVEN ? "Proven: " : "Refused: ") + tried,
            "What it showed: " + why,
            "Statement " + circumstances.statement() + ": " + statement,
            MARK + journal.seal(json) + " " + json));
  }

  private boolean isNewsTo(WorkJournal journal) {
    return journal.search(circumstances.statement(), LOOKED_AT).stream()
        .flatMap(entry -> in(entry, journal).stream())
        .filter(known -> known.remedies().equals(remedies))
        .max(Comparator.comparing(Lesson::at))
        .filter(known -> known.circumstances().equals(circumstances))
        .filter(known -> known.outcome() == outcome && known.at().plus(FRESH).isAfter(at))
        .isEmpty();
  }

  /** The lesson in an entry; empty where there is none, or none that this journal sealed. */
  public static Optional<Lesson> in(WorkJournal.Entry entry, WorkJournal journal) {
    return entry
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()).split(" ", 2))
        .filter(parts -> parts.length == 2 && parts[0].equals(journal.seal(parts[1])))
        .flatMap(parts -> read(parts[1]).stream())
        .findFirst();
  }

  private static Optional<Lesson> read(String json) {
    try {
      return Optional.of(CoreJson.read(json, Lesson.class));
    } catch (UnreadableValueException e) {
      return Optional.empty();
    }
  }
}
