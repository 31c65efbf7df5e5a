package dev.tunesmith.agents;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.core.agent.Answer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to a model: asks again while that makes sense, and comes back at an interrupt whatever
 * the model's client is doing.
 */
final class ModelLine {
  private static final Logger log = LoggerFactory.getLogger(ModelLine.class);

  private final String name;
  private final ChatModel model;
  private final LoopLimits limits;
  private final Backoff backoff;
  private final Sleeper sleeper;

  ModelLine(String name, ChatModel model, LoopLimits limits, Backoff backoff, Sleeper sleeper) {
    this.name = name;
    this.model = model;
    this.limits = limits;
    this.backoff = backoff;
    this.sleeper = sleeper;
  }

  Heard ask(ChatRequest request, WorkingTime time, Account account) {
    Duration atStart = time.left();
    try {
      for (int failures = 1; ; failures++) {
        Optional<Answer> objection = objection(request, time, account);
        if (objection.isPresent()) {
          return new Heard.Nothing(objection.get());
        }
        Attempt attempt = once(request, time.left(), account);
        if (attempt instanceof Attempt.Ended ended) {
          return time.isOver() ? new Heard.Nothing(new Answer.OutOfTime()) : ended.heard();
        }
        if (account.timeLeft().isZero()) {
          continue;
        }
        Failure.Faulty faulty = ((Attempt.Failed) attempt).failure();
        Duration pause = pauseAfter(faulty, failures);
        Duration spent = atStart.minus(time.left()).plus(pause);
        if (!faulty.fault().allowsRetryAfter(failures)
            || spent.compareTo(limits.patience()) > 0
            || pause.compareTo(shorter(time.left(), account.timeLeft())) >= 0) {
          return new Heard.Nothing(unavailable(faulty.fault(), failures));
        }
        log.debug("{}: {}, asked again in {}", name, faulty.fault().code(), pause);
        sleeper.sleep(pause);
      }
    } catch (InterruptedException e) {
      account.abandoned();
      Thread.currentThread().interrupt();
      return new Heard.Nothing(new Answer.Cancelled());
    }
  }

  private static Optional<Answer> objection(
      ChatRequest request, WorkingTime time, Account account) {
    return time.isOver() ? Optional.of(new Answer.OutOfTime()) : account.mayAsk(request);
  }

  private sealed interface Attempt {
    record Ended(Heard heard) implements Attempt {}

    record Failed(Failure.Faulty failure) implements Attempt {}
  }

  /*
   * Each call has a thread of its own: a client may block where no interrupt reaches it, and the
   * caller must be back in time all the same. The thread ends with the call; for our own HTTP
   * client that is at once.
   */
  private Attempt once(ChatRequest request, Duration left, Account account)
      throws InterruptedException {
    Duration forCall = shorter(limits.callTimeout(), account.timeLeft());
    boolean isLast = left.compareTo(forCall) < 0;
    Duration atMost = isLast ? left : forCall;
    FutureTask<ChatResponse> call = new FutureTask<>(() -> model.chat(request));
    Thread thread = new Thread(call, "model call " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      ChatResponse response = call.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      account.answered(response);
      return new Attempt.Ended(new Heard.Spoke(response));
    } catch (TimeoutException e) {
      return unanswered(isLast, account);
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnansweredException
          ? unanswered(isLast, account)
          : failed(Objects.requireNonNullElse(e.getCause(), e), account);
    } finally {
      call.cancel(true);
    }
  }

  private static Attempt unanswered(boolean isLast, Account account) {
    account.failed(Fault.NO_ANSWER);
    return isLast
        ? new Attempt.Ended(new Heard.Nothing(new Answer.OutOfTime()))
        : new Attempt.Failed(new Failure.Faulty(Fault.NO_ANSWER, Optional.empty()));
  }

  private Attempt failed(Throwable cause, Account account) {
    if (cause instanceof Error error) {
      throw error;
    }
    // Its message stays here: it may repeat what was sent, or a key.
    log.debug("{}: the call failed with {}", name, cause.getClass().getName());
    if (Failure.of(cause) instanceof Failure.Faulty faulty) {
      account.failed(faulty.fault());
      return new Attempt.Failed(faulty);
    }
    account.withheld();
    return new Attempt.Ended(new Heard.Nothing(Usable.refused()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Duration pauseAfter(Failure.Faulty faulty, int failures) {
    return faulty.retryAfter().map(backoff::respecting).orElseGet(() -> backoff.after(failures));
  }

  private Answer unavailable(Fault fault, int failures) {
    String times = failures == 1 ? "" : " (asked " + failures + " times)";
    return new Answer.Unavailable(fault.code(), name + ": " + fault.sentence() + times);
  }
}
