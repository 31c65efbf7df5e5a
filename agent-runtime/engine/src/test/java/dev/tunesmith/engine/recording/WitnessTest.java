package dev.tunesmith.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.agents.recording.ModelReply;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.Divergence;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.json.CoreJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

  private static final RecordedOrder ORDER =
      new RecordedOrder(
          "0",
          "database shop",
          new RecordedOrder.RecordedWorkload("workload", "select 1;", null),
          List.of(),
          null,
          new RecordedOrder.Agents(
              "builtin", false, AgentOrder.Values.WITHHELD, Map.of(), Map.of(), null, null),
          new RecordedOrder.Agreed(Budget.STANDARD, List.of(), null, null, null),
          4711);

  private final AtomicLong seconds = new AtomicLong();

  @TempDir private Path folder;

  private record Text(String text) {}

  @Test
  void answers_failures_the_time_and_chance_are_the_same_again() {
    List<Object> first = new ArrayList<>();
    List<Object> again = new ArrayList<>();
    record(witness -> live(witness, first));

    replay().run(witness -> live(witness, again));

    assertThat(again).isEqualTo(first).hasSize(7);
  }

  private static void live(Witness witness, List<Object> told) {
    told.add(witness.clock().instant());
    told.add(ask(witness, "one", () -> new Text("eins")));
    told.add(witness.clock().instant());
    told.add(witness.clock().instant());
    told.add(failure(() -> ask(witness, "two", WitnessTest::refused)));
    told.add(failure(() -> ask(witness, "three", WitnessTest::lost)));
    told.add(witness.chance().nextLong());
  }

  private static Text ask(Witness witness, String question, Supplier<Text> live) {
    return witness.ask(Question.of("text", new Text(question)), Text.class, live);
  }

  private static Text refused() {
    throw new StatementFailedException("42P01", "no such table", new IOException());
  }

  private static Text lost() {
    throw new ConnectionLostException("gone", new IOException());
  }

  private static String failure(Supplier<Text> asking) {
    try {
      return asking.get().text();
    } catch (StatementFailedException e) {
      return e.sqlState() + e.getMessage();
    } catch (ConnectionLostException e) {
      return "lost " + e.getMessage();
    }
  }

  @Test
  void workers_that_ask_at_the_same_time_hear_their_own_answers_in_any_order()
      throws InterruptedException, ExecutionException {
    List<String> workers = List.of("a", "b", "c", "d");
    record(
        witness ->
            workers.forEach(
                worker ->
                    witness.during(
                        worker, () -> ask(witness, "same", () -> new Text("for " + worker)))));
    ReplayingWitness witness = replay().witness();

    ExecutorService threads = Executors.newFixedThreadPool(workers.size());
    try {
      List<Future<Text>> heard = new ArrayList<>();
      for (String worker : List.of("d", "b", "c", "a")) {
        heard.add(
            threads.submit(
                () -> witness.during(worker, () -> ask(witness, "same", WitnessTest::refused))));
      }
      assertThat(heard.get(0).get().text()).isEqualTo("for d");
      assertThat(heard.get(3).get().text()).isEqualTo("for a");
    } finally {
      threads.shutdownNow();
    }
    assertThat(witness.stop()).isEmpty();
  }

  @Test
  void a_question_with_other_arguments_stops_the_session_and_is_shown_field_by_field() {
    record(witness -> ask(witness, "one", () -> new Text("eins")));
    Replay replay = replay();

    assertThatThrownBy(() -> replay.run(witness -> ask(witness, "uno", WitnessTest::refused)))
        .isInstanceOf(SessionCancelledException.class);

    assertThat(replay.witness().stop().orElseThrow().divergence())
        .isEqualTo(new Divergence("question 1 of session, text", "text", "one", "uno"));
  }

  @Test
  void a_question_that_was_never_asked_is_shown_as_one_too_many() {
    record(witness -> ask(witness, "one", () -> new Text("eins")));
    Replay replay = replay();

    assertThatThrownBy(
            () ->
                replay.run(
                    witness -> {
                      ask(witness, "one", WitnessTest::refused);
                      ask(witness, "two", WitnessTest::refused);
                    }))
        .isInstanceOf(SessionCancelledException.class);

    Divergence divergence = replay.witness().stop().orElseThrow().divergence();
    assertThat(divergence.recorded()).isEmpty();
    assertThat(divergence.now()).contains("two");
  }

  @Test
  void where_a_session_was_cut_off_the_replay_ends_without_a_divergence() {
    record(
        witness -> {
          ask(witness, "one", () -> new Text("eins"));
          witness.cut();
          ask(witness, "two", () -> new Text("zwei"));
        });
    Replay replay = replay();

    assertThatThrownBy(
            () ->
                replay.run(
                    witness -> {
                      ask(witness, "one", WitnessTest::refused);
                      ask(witness, "two", WitnessTest::refused);
                    }))
        .isInstanceOf(SessionCancelledException.class);

    assertThat(replay.witness().stop().orElseThrow().divergence()).isNull();
  }

  @Test
  void a_peer_whose_time_ran_out_during_a_call_is_interrupted_there_again() {
    record(
        witness ->
            assertThat(
                    wasInterrupted(
                        witness,
                        peer -> {
                          peer.interrupt();
                          return givenUp();
                        }))
                .isTrue());

    assertThat(wasInterrupted(replay().witness(), peer -> givenUp())).isTrue();
  }

  /** Somebody in a lane of its own who waits for a model that is asked on another thread. */
  private static boolean wasInterrupted(Witness witness, Function<Thread, ModelReply> model) {
    FutureTask<Boolean> peer =
        new FutureTask<>(() -> witness.during("peer", () -> isInterrupted(witness, model)));
    new Thread(peer).start();
    try {
      return peer.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isInterrupted(Witness witness, Function<Thread, ModelReply> model) {
    Thread peer = Thread.currentThread();
    FutureTask<ModelReply> call =
        new FutureTask<>(
            () -> witness.ask(Question.of("model"), ModelReply.class, () -> model.apply(peer)));
    new Thread(call).start();
    try {
      call.get();
      return false;
    } catch (InterruptedException e) {
      peer.interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      call.cancel(true);
    }
  }

  private static ModelReply givenUp() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CoreJson.read("{\"missing\":{\"why\":\"given-up\"}}", ModelReply.class);
  }

  @Test
  void what_was_asked_before_there_was_a_folder_is_kept_too() throws IOException {
    record(witness -> {}, witness -> ask(witness, "early", () -> new Text("früh")));
    List<Text> heard = new ArrayList<>();

    replay().run(witness -> heard.add(ask(witness, "early", WitnessTest::refused)));

    assertThat(heard).containsExactly(new Text("früh"));
    assertThat(Files.readAllLines(folder.resolve(RecordingFile.NAME)).get(0))
        .startsWith("{\"format\":1,");
  }

  @Test
  void a_line_that_a_killed_process_left_half_written_is_passed_over() throws IOException {
    record(witness -> ask(witness, "one", () -> new Text("eins")));
    append("{\"lane\":\"session\",\"number\":2,\"wh");

    List<Text> heard = new ArrayList<>();
    replay().run(witness -> heard.add(ask(witness, "one", WitnessTest::refused)));

    assertThat(heard).containsExactly(new Text("eins"));
  }

  @Test
  void a_recording_that_cannot_be_used_is_refused_in_one_line() throws IOException {
    Path file = folder.resolve(RecordingFile.NAME);
    assertRefused("there is no recording in");

    Files.writeString(file, "");
    assertRefused("is empty");

    Files.writeString(file, "{\"sequence\":1}\n");
    assertRefused("does not begin as a recording does");

    Files.writeString(file, "{\"format\":7,\"order\":{}}\n");
    assertRefused("is in format 7 of recordings, and this version reads format 1");

    Files.delete(file);
    record(witness -> ask(witness, "one", () -> new Text("eins")));
    append("{\"lane\":\"session\",\"number\":2,\"what\":\"text\",\"question\":{}}\n{}\n");
    assertRefused("line ");
  }

  private void assertRefused(String words) {
    assertThatThrownBy(() -> Recording.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  private void append(String text) throws IOException {
    Files.writeString(folder.resolve(RecordingFile.NAME), text, StandardOpenOption.APPEND);
  }

  private void record(Consumer<RecordingWitness> session) {
    record(session, witness -> {});
  }

  private void record(Consumer<RecordingWitness> session, Consumer<RecordingWitness> early) {
    try (RecordingWitness witness =
        new RecordingWitness(
            () -> Instant.ofEpochSecond(seconds.incrementAndGet()), ORDER.seed())) {
      early.accept(witness);
      witness.begin(folder, ORDER);
      session.accept(witness);
    }
  }

  private Replay replay() {
    return new Replay(
        new ReplayingWitness(Recording.read(folder), Thread.currentThread()::interrupt));
  }

  private record Replay(ReplayingWitness witness) {

    void run(Consumer<Witness> session) {
      try {
        session.accept(witness);
      } finally {
        Thread.interrupted();
      }
    }
  }
}
