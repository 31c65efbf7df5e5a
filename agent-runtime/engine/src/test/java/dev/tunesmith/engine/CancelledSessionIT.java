package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.ProposalMade;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRemeasured;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session that is cancelled ends soon, whatever it is at, and leaves no server behind. */
@Tag("long")
class CancelledSessionIT {

  /** Only so that a session that hangs ends the test; one that goes on comes to its own end. */
  private static final long CAP_SECONDS = 300;

  private static PracticeServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = PracticeServer.start();
    server.execute(
        """
        create table visits (
          id bigint generated always as identity primary key, page int, kind text, at timestamptz);
        insert into visits (page, kind, at)
          select i % 5000, case i % 2 when 0 then 'browser' else 'robot' end,
                 timestamptz '2026-01-01' + i * interval '1 second'
          from generate_series(1, 100000) i;
        create table pages (id int primary key, title text);
        insert into pages select i, md5(i::text) from generate_series(1, 50000) i;
        analyze;
        """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Each is what happened last before a phase that takes its time. */
  static Stream<Class<? extends SessionEvent>> phases() {
    return Reduced.of(
        List.of(
            SessionOpened.class, // reading the schema
            WorkloadRead.class, // planning on the target, copying
            SandboxReady.class, // the baseline
            BaselineMeasured.class, // tools that foresee plans
            ProposalMade.class, // building an index, comparing
            TrialFinished.class, // judging
            RemedyAccepted.class, // measuring again
            WorkloadRemeasured.class, // the next issue, or closing
            UndoRehearsed.class)); // measuring the whole
  }

  @ParameterizedTest
  @MethodSource("phases")
  void it_ends_soon_and_says_that_it_was_cancelled(Class<? extends SessionEvent> last)
      throws InterruptedException, TimeoutException, ExecutionException {
    long servers = servers();
    CountDownLatch reached = new CountDownLatch(1);
    TuningSession session = session(entry -> count(reached, last, entry));
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread thread = new Thread(() -> end.complete(endOf(session)), "session");
    thread.start();
    while (!reached.await(100, TimeUnit.MILLISECONDS)) {
      assertThat(end).isNotDone();
    }

    session.cancel();

    assertThat(end.get(CAP_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(SessionCancelledException.class);
    assertThat(Journal.stateOf(folder.resolve("results")).ended())
        .map(SessionEnded::reason)
        .contains(StopReason.CANCELLED);
    assertThat(servers()).isEqualTo(servers);
  }

  private static void count(
      CountDownLatch reached, Class<? extends SessionEvent> last, LedgerEntry entry) {
    if (last.isInstance(entry.event())) {
      reached.countDown();
    }
  }

  private static Throwable endOf(TuningSession session) {
    try {
      session.run();
      return new AssertionError("it came to its end");
    } catch (TuningException e) {
      return e;
    }
  }

  /** What helps the first statement leaves the second alone: the session always accepts it. */
  private TuningSession session(SessionListener listener) {
    return TuningSession.builder()
        .target(server.dataSource())
        .workload(
            """
            -- name: visits-of-a-page
            select id, at from visits where page = 4711 and kind = 'browser' order by at desc limit 20;
            -- name: titles
            select count(distinct title) from pages;
            """)
        .results(folder.resolve("results"))
        .listener(listener)
        .build();
  }

  private static long servers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("postgres"))
        .count();
  }
}
