package dev.tunesmith.engine.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.OwnServers;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.ResumedSession;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A session is killed after each kind of event that a ledger can hold, and goes on. What it had
 * written by then is all that is left of it, so a kill is the ledger's first lines.
 */
@Tag("long")
class KillsIT {

  private static final EvidenceId LATE = EvidenceId.of(900);
  private static final Change SAME = new Change(new Ratio(1, 0.99, 1.01), Outcome.EQUAL);
  private static final Side SIDE = new Side(List.of(100.0, 100.0), 10, 0, 0, 0.99);

  /** Events that the session of this test does not come to, each where it might stand. */
  private static final Map<Class<? extends SessionEvent>, Function<List<LedgerEntry>, Cut>> STAGED =
      Map.of(
          SessionEvent.SessionResumed.class,
          all ->
              Cut.before(all, SessionEvent.UndoRehearsed.class)
                  .and(new SessionEvent.SessionResumed("0", Budget.STANDARD, LATE, "it was cut")),
          SessionEvent.ModelCalled.class,
          all -> Cut.before(all, SessionEvent.CrewWired.class).and(modelCalled()),
          SessionEvent.BudgetEnded.class,
          all ->
              Cut.before(all, SessionEvent.UndoRehearsed.class)
                  .and(new SessionEvent.BudgetEnded(BudgetKind.TOKENS, "all are used")),
          SessionEvent.AnswersCompared.class,
          all ->
              Cut.before(all, SessionEvent.TrialFinished.class)
                  .and(
                      new SessionEvent.AnswersCompared(
                          firstTried(all), new Equality.Tested(LATE, new Equality.Tried(1, 1)))),
          SessionEvent.LoadCompared.class,
          all ->
              Cut.before(all, SessionEvent.GatesJudged.class)
                  .and(new SessionEvent.LoadCompared(firstTried(all), load())),
          SessionEvent.TrialBroken.class,
          all ->
              Cut.before(all, SessionEvent.TrialFinished.class)
                  .and(new SessionEvent.TrialBroken(firstTried(all), "the server was lost")),
          SessionEvent.PeerAdvised.class,
          all ->
              Cut.before(all, SessionEvent.NoProposal.class)
                  .and(
                      new SessionEvent.PeerAdvised(
                          refused(all),
                          new Guidance(
                              SkillId.ORCHESTRATOR, "look elsewhere", List.of(), List.of()))),
          SessionEvent.PastRecalled.class,
          all ->
              Cut.before(all, SessionEvent.AttemptStarted.class)
                  .and(new SessionEvent.PastRecalled(firstTried(all), List.of())),
          SessionEvent.RemedyWithdrawn.class,
          all ->
              Cut.before(all, SessionEvent.UndoRehearsed.class)
                  .and(
                      new SessionEvent.RemedyWithdrawn(
                          accepted(all), "nothing is lost without it", List.of())),
          SessionEvent.RemediesConfirmed.class,
          all ->
              Cut.before(all, SessionEvent.UndoRehearsed.class)
                  .and(new SessionEvent.RemediesConfirmed(List.of(), List.of())));

  private static Shop shop;
  private static String untouched;
  private static List<LedgerEntry> whole;
  private static Set<String> expected;
  @TempDir private static Path first;

  @TempDir private Path folder;

  @BeforeAll
  static void a_session_runs_to_its_end() {
    shop = Shop.open();
    untouched = shop.print();
    whole = shop.tune(first.resolve("results"));
    SessionState state = SessionState.of(whole);
    expected = accepted(state);
    assertThat(expected).as("accepted").hasSize(3);
    assertThat(state.issues()).as("one of them refused").hasSize(4);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  /** Where a kind of event stands more than once, the last but one of them. */
  static Stream<Class<?>> kinds() {
    List<Class<?>> all = List.of(SessionEvent.class.getPermittedSubclasses());
    return Boolean.getBoolean("tunesmith.whole")
        ? all.stream()
        : Stream.of(SessionEvent.RemedyAccepted.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void killed_after_an_event_it_goes_on_to_the_same_end(Class<? extends SessionEvent> kind) {
    Cut cut = cutAfter(kind);
    cut.write(folder);

    if (SessionState.of(cut.entries()).ended().isPresent()) {
      assertThatThrownBy(() -> shop.resumed(folder).build().run())
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("has ended");
    } else {
      shop.resumed(folder).build().run();
    }

    SessionState state = PastSession.read(folder);
    Set<String> kept = new TreeSet<>(expected);
    if (kind == SessionEvent.RemedyWithdrawn.class) {
      kept.removeAll(summaries(first(whole, SessionEvent.RemedyAccepted.class).proposal()));
    }
    assertThat(accepted(state)).isEqualTo(kept);
    assertThat(state.unverified()).isEmpty();
    assertThat(state.ended())
        .map(SessionEvent.SessionEnded::reason)
        .contains(
            kind == SessionEvent.BudgetEnded.class
                ? StopReason.BUDGET_SPENT
                : StopReason.ISSUES_CLOSED);
    assertThat(state.attempts()).isLessThanOrEqualTo(SessionState.of(whole).attempts() + 1);
    assertThat(PastSession.verify(folder, null).holds()).isTrue();
    assertThat(folder.resolve("session.json")).exists();
    assertThat(shop.print()).as("the target").isEqualTo(untouched);
    assertThat(OwnServers.count()).as("servers left, the target among them").isEqualTo(1);
  }

  @Test
  void a_password_that_was_changed_meanwhile_is_given_anew() {
    Cut.before(whole, SessionEvent.UndoRehearsed.class).write(folder);
    ResumedSession old = shop.resumed(folder).build();
    shop.changePassword("another");
    AtomicReference<ResumedSession> running = new AtomicReference<>();
    running.set(shop.resumed(folder).listener(entry -> running.get().cancel()).build());

    assertThatThrownBy(old::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("refuses the login of buyer");
    assertThatThrownBy(running.get()::run).isInstanceOf(SessionCancelledException.class);
    assertThat(PastSession.read(folder).resumed()).as("it got in and went on").isPresent();
    assertThat(PastSession.isResumable(folder)).isTrue();
  }

  @Test
  void another_database_is_refused_and_the_ledger_left_as_it_was() throws IOException {
    Cut.before(whole, SessionEvent.UndoRehearsed.class).write(folder);
    byte[] before = Files.readAllBytes(folder.resolve("ledger.jsonl"));
    try (PracticeServer other = PracticeServer.start()) {
      ResumedSession elsewhere = shop.resumed(folder).target(other.dataSource()).build();

      assertThatThrownBy(elsewhere::run)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("the database is not as the session saw it");
    }
    assertThat(folder.resolve("ledger.jsonl")).hasBinaryContent(before);
  }

  @Test
  void every_kind_of_event_has_a_kill() {
    for (Class<?> kind : SessionEvent.class.getPermittedSubclasses()) {
      assertThat(cutAfter(kind.asSubclass(SessionEvent.class)).event()).isInstanceOf(kind);
    }
  }

  private static Cut cutAfter(Class<? extends SessionEvent> kind) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < whole.size(); at++) {
      if (kind.isInstance(whole.get(at).event())) {
        places.add(at + 1);
      }
    }
    if (places.isEmpty()) {
      assertThat(STAGED).as("a kill after this kind of event").containsKey(kind);
      return STAGED.get(kind).apply(whole);
    }
    return Cut.after(whole, places.get(Math.max(0, places.size() - 2)));
  }

  private static Set<String> accepted(SessionState state) {
    return state.accepted().stream()
        .flatMap(file -> Stream.ofNullable(file.accepted()))
        .flatMap(accepted -> summaries(accepted.proposal()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> summaries(Proposal proposal) {
    return proposal.remedies().stream().map(Remedy::summary).toList();
  }

  private static IssueId firstTried(List<LedgerEntry> all) {
    return first(all, SessionEvent.TrialFinished.class).trial().issue();
  }

  private static IssueId accepted(List<LedgerEntry> all) {
    return first(all, SessionEvent.RemedyAccepted.class).issue();
  }

  private static IssueId refused(List<LedgerEntry> all) {
    return first(all, SessionEvent.NoProposal.class).issue();
  }

  private static <E extends SessionEvent> E first(List<LedgerEntry> all, Class<E> type) {
    return all.stream()
        .map(LedgerEntry::event)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static SessionEvent modelCalled() {
    ModelUse use = new ModelUse(10, 10, ModelUse.Basis.REPORTED, null);
    return new SessionEvent.ModelCalled(
        null, null, "openai:x", 1, new ModelExchange("", "", "", null, use, Duration.ZERO));
  }

  private static LoadComparison load() {
    return new LoadComparison(
        LATE, 2, Duration.ofMillis(60), SIDE, SIDE, new Changes(SAME, SAME, SAME, SAME));
  }
}
