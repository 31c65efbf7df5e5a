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
        if (time.isOver()) {
          return new Heard.Nothing(Conversation.late());
        }
        Optional<Answer> objection = account.mayAsk(request);
        if (objection.isPresent()) {
          return new Heard.Nothing(objection.get());
        }
        Duration atMost = shorter(shorter(limits.callTimeout(), time.left()), account.timeLeft());
        Attempt attempt = once(request, atMost);
        attempt.settle(account);
        if (attempt instanceof Attempt.Ended ended) {
          return ended.heard();
        }
        Failure.Faulty faulty = ((Attempt.Failed) attempt).failure();
        Duration pause = pauseAfter(faulty, failures);
        Duration spent = atStart.minus(time.left()).plus(pause);
        if (!faulty.fault().allowsRetryAfter(failures)
            || spent.compareTo(limits.patience()) > 0
            || pause.compareTo(time.left()) >= 0) {
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

  private sealed interface Attempt {
    record Ended(Heard heard) implements Attempt {
      @Override
      public void settle(Account account) {
        if (heard instanceof Heard.Spoke spoke) {
          account.answered(spoke.response());
        } else {
          account.withheld();
        }
      }
    }

    record Failed(Failure.Faulty failure) implements Attempt {
      @Override
      public void settle(Account account) {
        account.failed(failure.fault());
      }
    }

    void settle(Account account);
  }

  /*
   * Each call has a thread of its own: a client may block where no interrupt reaches it, and the
   * caller must be back in time all the same. The thread ends with the call; for our own HTTP
   * client that is at once.
   */
  private Attempt once(ChatRequest request, Duration atMost) throws InterruptedException {
    FutureTask<ChatResponse> call = new FutureTask<>(() -> model.chat(request));
    Thread thread = new Thread(call, "model call " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      return new Attempt.Ended(new Heard.Spoke(call.get(atMost.toNanos(), TimeUnit.NANOSECONDS)));
    } catch (TimeoutException e) {
      return new Attempt.Failed(new Failure.Faulty(Fault.NO_ANSWER, Optional.empty()));
    } catch (ExecutionException e) {
      return failed(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      call.cancel(true);
    }
  }

  private Attempt failed(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    // Its message stays here: it may repeat what was sent, or a key.
    log.debug("{}: the call failed with {}", name, cause.getClass().getName());
    if (Failure.of(cause) instanceof Failure.Faulty faulty) {
      return new Attempt.Failed(faulty);
    }
    return new Attempt.Ended(new Heard.Nothing(Usable.refused()));
  }

  private Duration pauseAfter(Failure.Faulty faulty, int failures) {
    return faulty.retryAfter().map(backoff::respecting).orElseGet(() -> backoff.after(failures));
  }

  private Answer unavailable(Fault fault, int failures) {
    String times = failures == 1 ? "" : " (asked " + failures + " times)";
    return new Answer.Unavailable(fault.code(), name + ": " + fault.sentence() + times);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
