package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.call.CallLimits;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFaultsTest {
  private static final String[] PROTOCOLS = {"openai:scripted", "anthropic:scripted"};

  static Stream<Arguments> uselessAnswers() {
    Map<Reply, String> codes =
        Map.of(
            new Reply.SaysNothing(), "answer-empty",
            new Reply.Refuses(), "answer-refused",
            new Reply.Filtered(), "answer-refused",
            new Reply.IsCutOff("propose", "{\"root_cause\":\"no in"), "answer-cut-off");
    return eachProtocol(codes);
  }

  static Stream<Arguments> hopelessStatuses() {
    Map<Reply, String> codes =
        Map.of(
            Reply.status(401), "key-refused",
            Reply.status(403), "key-refused",
            Reply.status(404), "model-unknown",
            Reply.status(400), "request-refused");
    return eachProtocol(codes);
  }

  static Stream<Arguments> brokenAnswers() {
    Map<Reply, String> codes =
        Map.of(
            new Reply.BreaksOff(),
            "unreachable",
            new Reply.HalfJson(),
            "answer-unreadable",
            Reply.htmlPage(),
            "answer-unreadable",
            Reply.status(500),
            "server-failed",
            Reply.status(503),
            "overloaded",
            Reply.status(529),
            "overloaded",
            Reply.status(429),
            "rate-limited");
    return eachProtocol(codes);
  }

  private static Stream<Arguments> eachProtocol(Map<Reply, String> codes) {
    return Stream.of(PROTOCOLS)
        .flatMap(
            protocol ->
                codes.entrySet().stream()
                    .map(each -> Arguments.of(protocol, each.getKey(), each.getValue())));
  }

  @ParameterizedTest
  @MethodSource("uselessAnswers")
  void an_empty_refused_or_cut_off_answer_is_invalid(String choice, Reply reply, String code) {
    try (Wire wire = Wire.to(Script.always(reply), choice)) {
      Answer answer = wire.work();

      assertThat(answer).isInstanceOf(Answer.Invalid.class);
      assertThat(((Answer.Invalid) answer).code()).isEqualTo(code);
      assertThat(wire.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("hopelessStatuses")
  void what_no_waiting_mends_is_not_asked_again(String choice, Reply reply, String code) {
    try (Wire wire = Wire.to(Script.always(reply), choice)) {
      Answer answer = wire.work();

      assertThat(answer).isInstanceOf(Answer.Unavailable.class);
      Answer.Unavailable unavailable = (Answer.Unavailable) answer;
      assertThat(unavailable.code()).isEqualTo(code);
      assertThat(unavailable.reason()).startsWith(choice + ": ").doesNotContain(Wire.KEY, "\n");
      assertThat(wire.requests()).hasSize(1);
      assertThat(wire.time.slept()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void an_outage_that_lasts_makes_the_agent_unavailable_within_its_patience(
      String choice, Reply reply, String code) {
    try (Wire wire = Wire.to(Script.always(reply), choice)) {
      Answer answer = wire.work();

      assertThat(answer).isInstanceOf(Answer.Unavailable.class);
      assertThat(((Answer.Unavailable) answer).code()).isEqualTo(code);
      assertThat(wire.requests()).hasSizeGreaterThan(2);
      assertThat(wire.time.sleptInAll()).isLessThanOrEqualTo(CallLimits.STANDARD.patience());
    }
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void an_outage_that_passes_is_survived(String choice, Reply reply, String code) {
    try (Wire wire = Wire.to(new GoodTuner().afterFailures(2, reply), choice)) {
      assertThat(wire.work()).as(code).isInstanceOf(Answer.Proposed.class);
      assertThat(wire.time.slept()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void retry_after_is_honoured(String choice) {
    Script script = new GoodTuner().afterFailures(1, Reply.status(429, "retry-after", "20"));
    try (Wire wire = Wire.to(script, choice)) {
      assertThat(wire.work()).isInstanceOf(Answer.Proposed.class);
      assertThat(wire.time.slept()).hasSize(1);
      assertThat(wire.time.sleptInAll()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(22));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void a_retry_after_beyond_the_patience_is_not_waited_for(String choice) {
    try (Wire wire = Wire.to(Script.always(Reply.status(429, "retry-after", "3600")), choice)) {
      assertThat(wire.work())
          .isEqualTo(
              new Answer.Unavailable(
                  "rate-limited", choice + ": the server limits the rate of requests"));
      assertThat(wire.time.slept()).isEmpty();
    }
  }

  @Test
  void pauses_grow_and_stay_below_half_a_minute() {
    try (Wire wire = Wire.to(Script.always(Reply.status(529)))) {
      wire.work();

      assertThat(wire.time.slept().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(wire.time.slept().get(4)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
      assertThat(wire.time.slept()).allMatch(each -> each.compareTo(Duration.ofSeconds(30)) <= 0);
    }
  }

  @Test
  void nobody_waits_longer_than_the_case_has_time() {
    Case hurried = Samples.slowQuery("slow", Duration.ofSeconds(3));
    try (Wire wire = Wire.to(Script.always(Reply.status(529)))) {
      assertThat(wire.work(hurried, new ShopToolbox())).isInstanceOf(Answer.Unavailable.class);
      assertThat(wire.time.sleptInAll()).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void the_time_of_tools_is_not_the_agents_working_time() {
    Case hurried = Samples.slowQuery("slow", Duration.ofSeconds(3));
    try (Wire wire = Wire.to(new GoodTuner())) {
      ShopToolbox tools = new ShopToolbox();
      Answer answer =
          wire.work(hurried, new SlowToolbox(tools, () -> wire.time.advance(Duration.ofHours(1))));

      assertThat(answer).isInstanceOf(Answer.Proposed.class);
    }
  }

  @Test
  void an_agent_whose_time_is_over_says_so() {
    Script slow =
        Script.inOrder(Reply.call("ask_advisor", "{}"), Reply.call("give_up", "{\"reason\":\"\"}"));
    try (Wire wire = Wire.to(slow)) {
      Case spent = Samples.slowQuery("slow", Duration.ZERO);

      assertThat(wire.work(spent, new ShopToolbox())).isEqualTo(new Answer.OutOfTime());
      assertThat(wire.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"29, Proposed", "31, OutOfTime"})
  void an_answer_that_comes_after_the_time_does_not_count(int secondsEach, String answer) {
    Case hurried = Samples.slowQuery("slow", Duration.ofMinutes(1));
    try (Wire wire = Wire.toSlow(new GoodTuner(), Duration.ofSeconds(secondsEach))) {
      assertThat(wire.work(hurried, new ShopToolbox()).getClass().getSimpleName())
          .isEqualTo(answer);
      assertThat(wire.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("hangs")
  void a_model_that_hangs_until_the_time_is_over_is_out_of_time_and_not_unavailable(
      String choice, Reply reply) {
    Case hurried = Samples.slowQuery("slow", Duration.ofMillis(300));
    try (Wire wire = Wire.to(Script.always(reply), choice)) {
      assertThat(wire.work(hurried, new ShopToolbox())).isEqualTo(new Answer.OutOfTime());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai:scripted", "anthropic:scripted"})
  void a_server_that_hangs_is_left_after_the_time_for_a_call(String choice) {
    CallLimits hasty = CallLimits.STANDARD.withTimeout(Duration.ofMillis(200));
    try (Wire wire =
        Wire.to(Script.always(new Reply.HangsInBody()), choice)
            .with(LoopLimits.STANDARD.with(hasty))) {
      assertThat(wire.work())
          .isEqualTo(
              new Answer.Unavailable(
                  "no-answer", choice + ": the server did not answer in time (asked 2 times)"));
    }
  }

  static Stream<Arguments> hangs() {
    return Stream.of(new Reply.Hangs(), new Reply.HangsInBody())
        .flatMap(reply -> Stream.of(PROTOCOLS).map(choice -> Arguments.of(choice, reply)));
  }

  @ParameterizedTest
  @MethodSource("hangs")
  void an_interrupt_reaches_a_hanging_call_and_leaves_no_thread(String choice, Reply reply)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (Wire wire = Wire.to(Script.always(reply), choice)) {
      FutureTask<String> work =
          new FutureTask<>(
              () -> wire.work() + " interrupted=" + Thread.currentThread().isInterrupted());
      Thread worker = new Thread(work);
      worker.start();
      wire.server.awaitHanging();

      worker.interrupt();

      assertThat(work.get(1, TimeUnit.MINUTES)).isEqualTo("Cancelled[] interrupted=true");
      for (Thread thread : modelCalls()) {
        thread.join(60_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void an_interrupt_during_a_tool_ends_the_work() {
    try (Wire wire = Wire.to(new GoodTuner())) {
      Answer answer =
          wire.work(
              Samples.slowQuery(),
              new SlowToolbox(new ShopToolbox(), () -> Thread.currentThread().interrupt()));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(new Answer.Cancelled());
    }
  }

  @Test
  void a_closed_port_makes_the_agent_unavailable() {
    Wire wire = Wire.to(new GoodTuner());
    wire.close();

    Answer answer = wire.work();

    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(((Answer.Unavailable) answer).code()).isEqualTo("unreachable");
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream();
  }

  private static Iterable<Thread> modelCalls() {
    return threads().filter(thread -> thread.getName().startsWith("model call")).toList();
  }
}
