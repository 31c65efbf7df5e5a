package dev.tunesmith.agents;

import dev.tunesmith.agents.call.CallLimits;
import dev.tunesmith.core.escalation.Level;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long a model may go on with one case.
 *
 * @param rounds how many answers of the model, by level
 * @param tools what may be called, and how often
 * @param calls how long the model is waited for
 */
public record LoopLimits(Map<Level, Integer> rounds, ToolCallLimits tools, CallLimits calls) {

  /** 12, 16, 20 and 12 rounds for levels 1 to 4, the rest as it is usual. */
  public static final LoopLimits STANDARD =
      new LoopLimits(
          Map.of(
              Level.SELF_RECOVERY, 12,
              Level.PEER_CONSULTATION, 16,
              Level.STRATEGIC, 20,
              Level.USER_DECISION, 12),
          ToolCallLimits.STANDARD,
          CallLimits.STANDARD);

  /**
   * What may be called, and how often.
   *
   * @param total calls of tools on one case
   * @param same the same call with the same arguments; the last one ends the work
   * @param repairs calls that cannot be carried out and are answered with what is wrong
   * @param proposalRepairs proposals that cannot be read and are answered with what is wrong
   */
  public record ToolCallLimits(int total, int same, int repairs, int proposalRepairs) {

    /** 60 calls, the third same one ends, 2 repairs, 1 for the proposal. */
    public static final ToolCallLimits STANDARD = new ToolCallLimits(60, 3, 2, 1);

    public ToolCallLimits {
      if (total < 1 || same < 2 || repairs < 0 || proposalRepairs < 0) {
        throw new IllegalArgumentException(
            "expected total >= 1, same >= 2, repairs >= 0, got "
                + "%d, %d, %d, %d".formatted(total, same, repairs, proposalRepairs));
      }
    }
  }

  public LoopLimits {
    rounds = Map.copyOf(new EnumMap<>(rounds));
    for (Level level : Level.values()) {
      if (rounds.getOrDefault(level, 0) < 1) {
        throw new IllegalArgumentException("expected at least one round for " + level);
      }
    }
  }

  /** How many answers of the model a case has at a level. */
  public int rounds(Level level) {
    return rounds.getOrDefault(level, 1);
  }

  /** The same limits with another number of rounds for every level. */
  public LoopLimits withRounds(int number) {
    return new LoopLimits(
        Arrays.stream(Level.values())
            .collect(Collectors.toMap(Function.identity(), level -> number)),
        tools,
        calls);
  }

  /** The same limits with another wait for the model. */
  public LoopLimits with(CallLimits newCalls) {
    return new LoopLimits(rounds, tools, newCalls);
  }
}
