package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.database.sql.SqlText;
import java.net.ConnectException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A host may bring any model, with a client that knows nothing of ours. */
class ForeignModelTest {

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(new AuthenticationException("sk-secret"), "key-refused"),
        Arguments.of(new ModelNotFoundException("sk-secret"), "model-unknown"),
        Arguments.of(new RateLimitException("sk-secret"), "rate-limited"),
        Arguments.of(
            new RateLimitException(new HttpException(429, "{insufficient_quota}")), "quota-gone"),
        Arguments.of(new IllegalStateException(new ConnectException()), "unreachable"),
        Arguments.of(new IllegalStateException("sk-secret"), "client-failed"));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void an_exception_is_read_by_its_kind_and_its_words_stay_inside(
      RuntimeException thrown, String code) {
    Answer answer =
        work(
            () -> {
              throw thrown;
            });

    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(((Answer.Unavailable) answer).code()).isEqualTo(code);
    assertThat(((Answer.Unavailable) answer).reason()).doesNotContain("secret");
  }

  @Test
  void a_filtered_answer_is_refused() {
    Answer answer =
        work(
            () -> {
              throw new ContentFilteredException("filtered");
            });

    assertThat(((Answer.Invalid) answer).code()).isEqualTo("answer-refused");
  }

  @Test
  void an_error_of_the_machine_is_not_taken_for_an_answer() {
    assertThatThrownBy(
            () ->
                work(
                    () -> {
                      throw new OutOfMemoryError("scripted");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void a_client_deaf_to_interrupts_does_not_hold_the_agent()
      throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    FutureTask<Answer> working =
        new FutureTask<>(
            () ->
                work(
                    () -> {
                      called.countDown();
                      return awaitDeafly(released);
                    }));
    Thread worker = new Thread(working);
    worker.start();
    called.await();

    worker.interrupt();

    assertThat(working.get(1, TimeUnit.MINUTES)).isEqualTo(new Answer.Cancelled());
    released.countDown();
  }

  private static ChatResponse awaitDeafly(CountDownLatch released) {
    while (released.getCount() > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new IllegalStateException("too late");
  }

  private static Answer work(Supplier<ChatResponse> client) {
    ChatModel model = mock(ChatModel.class, CALLS_REAL_METHODS);
    doAnswer(asked -> client.get()).when(model).doChat(any());
    FakeTime time = new FakeTime();
    return new LlmAgent(
            ModelSeat.of("host", model),
            new WorkTerms(
                LoopLimits.STANDARD,
                Disclosure.WITHHELD,
                RemainingBudget.unlimited(time),
                CallLog.NOBODY,
                SqlText.reader()),
            Samples::schema,
            time,
            new Pace(new Random(1), time))
        .work(Samples.slowQuery(), new ShopToolbox());
  }
}
