package dev.tunesmith.agents.call;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.agents.budget.Spent;
import dev.tunesmith.agents.model.ModelSeat;
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
 * Calls a model: asks again while that makes sense, and comes back at an interrupt whatever the
 * model's client is doing.
 */
public final class ModelCaller {
  private static final Logger log = LoggerFactory.getLogger(ModelCaller.class);

  private final String name;
  private final ChatModel model;
  private final CallLimits limits;
  private final Backoff backoff;
  private final Sleeper sleeper;

  /** A caller that leaves the length of its pauses to {@code pace}. */
  public ModelCaller(ModelSeat seat, CallLimits limits, Pace pace) {
    this.name = seat.name();
    this.model = seat.model();
    this.limits = limits;
    this.backoff = new Backoff(pace.chance());
    this.sleeper = pace.sleeper();
  }

  /** Asks the model; an interrupt comes back as cancelled, the interrupt flag restored. */
  public CallOutcome ask(ChatRequest request, WorkingTime time, CallAccount account) {
    return new Question(request, time, account).asked();
  }

  /** One question, asked until there is an answer or no sense in asking again. */
  private final class Question {
    private final ChatRequest request;
    private final WorkingTime time;
    private final CallAccount account;
    private final Duration leftAtStart;
    private int failures;

    Question(ChatRequest request, WorkingTime time, CallAccount account) {
      this.request = request;
      this.time = time;
      this.account = account;
      this.leftAtStart = time.left();
    }

    CallOutcome asked() {
      Optional<CallOutcome> outcome = Optional.empty();
      while (outcome.isEmpty()) {
        outcome =
            time.isOver()
                ? end(new Answer.OutOfTime())
                : account.open(request).match(this::attempt, (Spent spent) -> end(spent.answer()));
      }
      return outcome.get();
    }

    /*
     * Each call has a thread of its own: a client may block where no interrupt reaches it, and the
     * caller must be back in time all the same. The thread ends with the call; for our own HTTP
     * client that is at once.
     */
    private Optional<CallOutcome> attempt(CallAccount.OpenCall open) {
      Duration left = time.left();
      Duration forCall = shorter(limits.timeout(), account.timeLeft());
      FutureTask<ChatResponse> call = new FutureTask<>(() -> model.chat(request));
      Thread thread = new Thread(call, "model call " + name);
      thread.setDaemon(true);
      thread.start();
      try {
        ChatResponse response = call.get(shorter(left, forCall).toNanos(), TimeUnit.NANOSECONDS);
        open.answered(response);
        return inTime(new CallOutcome.Answered(response));
      } catch (TimeoutException e) {
        return unanswered(open, left.compareTo(forCall) < 0);
      } catch (ExecutionException e) {
        return e.getCause() instanceof UnansweredException
            ? unanswered(open, left.compareTo(forCall) < 0)
            : failed(open, Objects.requireNonNullElse(e.getCause(), e));
      } catch (InterruptedException e) {
        open.abandoned();
        return cancelled();
      } finally {
        call.cancel(true);
      }
    }

    private Optional<CallOutcome> inTime(CallOutcome outcome) {
      return time.isOver() ? end(new Answer.OutOfTime()) : Optional.of(outcome);
    }

    private Optional<CallOutcome> unanswered(CallAccount.OpenCall open, boolean isLast) {
      open.failed(ModelFault.NO_ANSWER);
      return isLast
          ? end(new Answer.OutOfTime())
          : afterwards(new CallFailure.Faulty(ModelFault.NO_ANSWER, Optional.empty()));
    }

    private Optional<CallOutcome> failed(CallAccount.OpenCall open, Throwable cause) {
      if (cause instanceof Error error) {
        throw error;
      }
      // Its message stays here: it may repeat what was sent, or a key.
      log.debug("{}: the call failed with {}", name, cause.getClass().getName());
      return CallFailure.of(cause)
          .match(
              faulty -> {
                open.failed(faulty.fault());
                return afterwards(faulty);
              },
              () -> {
                open.withheld();
                return inTime(new CallOutcome.Unanswered(AnswerCheck.refused()));
              });
    }

    /** Waits and has it asked again, where that makes sense. */
    private Optional<CallOutcome> afterwards(CallFailure.Faulty faulty) {
      failures++;
      if (account.timeLeft().isZero()) {
        return Optional.empty();
      }
      Duration pause =
          faulty.retryAfter().map(backoff::respecting).orElseGet(() -> backoff.after(failures));
      return isWorthWaiting(faulty.fault(), pause)
          ? waited(faulty.fault(), pause)
          : end(unavailable(faulty.fault()));
    }

    private boolean isWorthWaiting(ModelFault fault, Duration pause) {
      Duration spent = leftAtStart.minus(time.left()).plus(pause);
      return fault.allowsRetryAfter(failures)
          && spent.compareTo(limits.patience()) <= 0
          && pause.compareTo(shorter(time.left(), account.timeLeft())) < 0;
    }

    private Optional<CallOutcome> waited(ModelFault fault, Duration pause) {
      log.debug("{}: {}, asked again in {}", name, fault.code(), pause);
      try {
        sleeper.sleep(pause);
        return Optional.empty();
      } catch (InterruptedException e) {
        return cancelled();
      }
    }

    private Answer unavailable(ModelFault fault) {
      String times = failures == 1 ? "" : " (asked " + failures + " times)";
      return new Answer.Unavailable(fault.code(), name + ": " + fault.sentence() + times);
    }
  }

  private static Optional<CallOutcome> cancelled() {
    Thread.currentThread().interrupt();
    return end(new Answer.Cancelled());
  }

  private static Optional<CallOutcome> end(Answer answer) {
    return Optional.of(new CallOutcome.Unanswered(answer));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
