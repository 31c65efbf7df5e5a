package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.Recollection;
import dev.tunesmith.core.session.Recollection.Outcome;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.engine.journal.Lesson;
import dev.tunesmith.engine.journal.Lessons;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.WorkJournal;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier sessions learned, asked before an attempt, and what this one learned, written after
 * it. It only orders what is tried; a journal that cannot be used ends with a word in the log.
 */
final class Experience {
  private static final Logger LOG = LoggerFactory.getLogger(Experience.class);
  private static final SkillId TEACHER = new SkillId("journal");

  private final Journal ledger;
  private final Workbench bench;
  private final Map<IssueId, List<Recollection>> recalled = new HashMap<>();
  private final Map<IssueId, Lesson> proven = new HashMap<>();
  private @Nullable WorkJournal journal;

  /** Experience kept in a journal; none where that is null. */
  Experience(Journal ledger, Workbench bench, @Nullable WorkJournal journal) {
    this.ledger = ledger;
    this.bench = bench;
    this.journal = journal;
  }

  /** An attempt whose lesson is still to be learned. */
  record Pupil(Lessons lessons, int attemptsBefore) {}

  /** Looks up what is known of an issue as things stand. */
  Optional<Pupil> before(IssueFile file) {
    Query query = bench.queryOf(file.issue(), ledger.state());
    Lessons lessons = new Lessons(file.issue(), query, bench.schema(), ledger.state());
    withJournal(open -> recall(file.issue().id(), lessons.known(open, bench.clock().instant())));
    return Optional.ofNullable(journal).map(open -> new Pupil(lessons, file.attempts().size()));
  }

  private void recall(IssueId issue, List<Recollection> known) {
    List<Recollection> before = recalled.getOrDefault(issue, List.of());
    if (!known.equals(before)) {
      recalled.put(issue, known);
      ledger.append(new SessionEvent.PastRecalled(issue, known));
    }
  }

  /** Writes down what the attempts since then showed. */
  void after(Pupil pupil, IssueId issue) {
    IssueFile file = ledger.state().issue(issue).orElseThrow();
    List<IssueFile.Attempt> made =
        file.attempts().subList(pupil.attemptsBefore(), file.attempts().size());
    for (IssueFile.Attempt attempt : made) {
      pupil
          .lessons()
          .of(attempt, session(), bench.clock().instant())
          .ifPresent(lesson -> learn(issue, lesson));
    }
  }

  private void learn(IssueId issue, Lesson lesson) {
    withJournal(lesson::writeInto);
    if (lesson.outcome() == Outcome.PROVEN) {
      proven.put(issue, lesson);
    }
  }

  private String session() {
    return ledger.state().opened().map(SessionEvent.SessionOpened::session).orElse("");
  }

  /** Takes back what was called proven and did not stand to the end. */
  void close() {
    proven.forEach(
        (issue, lesson) -> {
          boolean stands =
              ledger.state().issue(issue).filter(file -> file.accepted() != null).isPresent();
          if (!stands) {
            withJournal(lesson.takenBack("it was withdrawn in the end")::writeInto);
          }
        });
  }

  /** What was recalled of an issue, as advice on what to try. */
  List<Guidance> guidance(IssueId issue) {
    return recalled.getOrDefault(issue, List.of()).stream()
        .filter(each -> each.outcome() == Outcome.PROVEN)
        .map(each -> new Guidance(TEACHER, each.words(), each.remedies(), List.of()))
        .toList();
  }

  /** What was recalled of an issue, as attempts that need not be made again. */
  List<Case.EarlierAttempt> attempts(IssueId issue) {
    return recalled.getOrDefault(issue, List.of()).stream()
        .filter(each -> each.outcome() == Outcome.REFUSED)
        .map(
            each ->
                new Case.EarlierAttempt(
                    Level.SELF_RECOVERY, "", each.remedies(), each.words(), Case.Repeat.POINTLESS))
        .toList();
  }

  private void withJournal(Consumer<WorkJournal> work) {
    WorkJournal open = journal;
    try {
      if (open != null) {
        work.accept(open);
      }
    } catch (UncheckedIOException e) {
      LOG.warn("the journal is left alone: {}", Objects.toString(e.getMessage()));
      journal = null;
    }
  }
}
