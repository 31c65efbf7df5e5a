package dev.tunesmith.agents.budget;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.session.ModelBudget;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a budget. The most that a call may need is set aside before it is made and
 * counted by what it really used afterwards, so that a budget holds also while several ask at once.
 * A child draws from its parent as well as from its own share. For several threads.
 */
public final class RemainingBudget {
  private final ModelBudget budget;
  private final Instant deadline;
  private final InstantSource clock;

  /** This budget, the one it draws from, and so on. */
  private final List<RemainingBudget> line;

  private final Object lock;
  private long tokens;
  private long moneyMicros;
  private long rounds;
  private long toolCalls;

  private RemainingBudget(
      ModelBudget budget, Instant deadline, InstantSource clock, List<RemainingBudget> ancestors) {
    this.budget = budget;
    this.deadline = deadline;
    this.clock = clock;
    this.line = Stream.concat(Stream.of(this), ancestors.stream()).toList();
    this.lock = ancestors.isEmpty() ? new Object() : ancestors.get(0).lock;
  }

  /** A full budget. */
  public static RemainingBudget of(ModelBudget budget, Instant deadline, InstantSource clock) {
    return new RemainingBudget(budget, deadline, clock, List.of());
  }

  /** A budget that limits nothing. */
  public static RemainingBudget unlimited(InstantSource clock) {
    return of(ModelBudget.UNLIMITED, Instant.MAX, clock);
  }

  /** Whether an answer of a model may cost too much. */
  public boolean limitsAnswers() {
    return line.stream().anyMatch(each -> each.budget.limitsAnswers());
  }

  /**
   * A budget for somebody who is consulted: what it pays is paid from this one too.
   *
   * @param share how much of it at most; its depth is not looked at, this one's counts
   */
  public Draw<RemainingBudget> child(ModelBudget share) {
    int allowed = line.get(line.size() - 1).budget.depth();
    return line.size() <= allowed
        ? new Draw.Granted<>(new RemainingBudget(share, deadline, clock, line))
        : new Draw.Refused<>(
            new Spent(BudgetKind.DEPTH, "consultations may nest " + allowed + " deep"));
  }

  /**
   * Sets aside what a call of a model may need.
   *
   * @param inputTokens the most the request can hold
   * @param outputTokens the most the answer can hold
   * @param price null for a model without one
   */
  public Draw<Reservation> reserve(long inputTokens, long outputTokens, @Nullable Price price) {
    long micros = price == null ? 0 : price.micros(inputTokens, outputTokens);
    synchronized (lock) {
      Optional<Spent> spent = objection(inputTokens + outputTokens, micros);
      if (spent.isPresent()) {
        return new Draw.Refused<>(spent.get());
      }
      add(inputTokens + outputTokens, micros, 1);
      return new Draw.Granted<>(new Reservation(this, inputTokens, outputTokens, micros, price));
    }
  }

  /** Takes one call of a tool; says so where none is left. */
  public Optional<Spent> takeToolCall() {
    synchronized (lock) {
      for (RemainingBudget each : line) {
        if (each.toolCalls >= each.budget.toolCalls()) {
          return Optional.of(
              new Spent(
                  BudgetKind.TOOL_CALLS, "all " + each.budget.toolCalls() + " calls are made"));
        }
      }
      for (RemainingBudget each : line) {
        each.toolCalls++;
      }
      return Optional.empty();
    }
  }

  /** How long until the deadline. */
  public Duration timeLeft() {
    Instant now = clock.instant();
    // An unlimited budget's deadline lies further away than a duration in nanoseconds reaches.
    return now.isBefore(deadline)
        ? Duration.ofSeconds(
            deadline.getEpochSecond() - now.getEpochSecond(),
            (long) deadline.getNano() - now.getNano())
        : Duration.ZERO;
  }

  void settle(long moreTokens, long moreMicros) {
    synchronized (lock) {
      add(moreTokens, moreMicros, 0);
    }
  }

  private Optional<Spent> objection(long neededTokens, long neededMicros) {
    if (timeLeft().isZero()) {
      return Optional.of(new Spent(BudgetKind.WALL_CLOCK, "the deadline was reached"));
    }
    return line.stream().flatMap(each -> each.own(neededTokens, neededMicros).stream()).findFirst();
  }

  private Optional<Spent> own(long neededTokens, long neededMicros) {
    if (rounds >= budget.rounds()) {
      return Optional.of(
          new Spent(BudgetKind.ROUNDS, "all " + budget.rounds() + " model calls are made"));
    }
    if (neededTokens > budget.tokens() - tokens) {
      return Optional.of(
          new Spent(
              BudgetKind.TOKENS,
              "%d of %d tokens are used, and the next call may need %d"
                  .formatted(tokens, budget.tokens(), neededTokens)));
    }
    if (neededMicros > budget.moneyMicros() - moneyMicros) {
      return Optional.of(
          new Spent(
              BudgetKind.MONEY,
              "%s of %s is spent, and the next call may cost %s"
                  .formatted(
                      amount(moneyMicros), amount(budget.moneyMicros()), amount(neededMicros))));
    }
    return Optional.empty();
  }

  private void add(long moreTokens, long moreMicros, int moreRounds) {
    for (RemainingBudget each : line) {
      each.tokens += moreTokens;
      each.moneyMicros += moreMicros;
      each.rounds += moreRounds;
    }
  }

  private static String amount(long micros) {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }
}
