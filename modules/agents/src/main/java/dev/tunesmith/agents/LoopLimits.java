package dev.tunesmith.agents;

import dev.tunesmith.core.escalation.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long a model may go on with one case.
 *
 * @param rounds how many answers of the model, by level
 * @param calls what may be called, and how often
 * @param callTimeout how long one request may take
 * @param patience how long a failing server is asked again before the case goes elsewhere
 */
public record LoopLimits(
    Map<Level, Integer> rounds, Calls calls, Duration callTimeout, Duration patience) {

  /** 12, 16, 20 and 12 rounds for levels 1 to 4; 2 minutes for a request; 3 of patience. */
  public static final LoopLimits STANDARD =
      new LoopLimits(
          Map.of(
              Level.SELF_RECOVERY, 12,
              Level.PEER_CONSULTATION, 16,
              Level.STRATEGIC, 20,
              Level.USER_DECISION, 12),
          Calls.STANDARD,
          Duration.ofMinutes(2),
          Duration.ofMinutes(3));

  /**
   * What may be called, and how often.
   *
   * @param total calls of tools on one case
   * @param same the same call with the same arguments; the last one ends the work
   * @param repairs calls that cannot be carried out and are answered with what is wrong
   * @param proposalRepairs proposals that cannot be read and are answered with what is wrong
   */
  public record Calls(int total, int same, int repairs, int proposalRepairs) {

    /** 60 calls, the third same one ends, 2 repairs, 1 for the proposal. */
    public static final Calls STANDARD = new Calls(60, 3, 2, 1);

    public Calls {
      if (total < 1 || same < 2 || repairs < 0 || proposalRepairs < 0) {
        throw new IllegalArgumentException(
            "expected total >= 1, same >= 2, repairs >= 0, got "
                + total
                + ", "
                + same
                + ", "
                + repairs
                + ", "
                + proposalRepairs);
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
    if (callTimeout.toMillis() < 1 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "expected time for a call, got " + callTimeout + ", patience " + patience);
    }
  }

  /** How many answers of the model a case has at a level. */
  public int rounds(Level level) {
    return rounds.getOrDefault(level, 1);
  }

  /** The same limits with another number of rounds for every level. */
  public LoopLimits withRounds(int number) {
    Map<Level, Integer> same = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      same.put(level, number);
    }
    return new LoopLimits(same, calls, callTimeout, patience);
  }

  /** The same limits with another length of one request. */
  public LoopLimits withCallTimeout(Duration newCallTimeout) {
    return new LoopLimits(rounds, calls, newCallTimeout, patience);
  }

  /** The same limits with other patience. */
  public LoopLimits withPatience(Duration newPatience) {
    return new LoopLimits(rounds, calls, callTimeout, newPatience);
  }
}
