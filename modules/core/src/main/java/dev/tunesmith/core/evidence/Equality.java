package dev.tunesmith.core.evidence;

import java.util.List;
import java.util.Locale;

/** Whether a statement in other words answers as the original does. */
public sealed interface Equality {

  /**
   * How hard a difference was looked for, in vain.
   *
   * @param databases how many small databases, made to tell the two apart, answered both alike
   * @param parameterSets how many sets of constants both were compared with on the sandbox's data
   */
  record Tried(int databases, int parameterSets) {

    /** The counts in a person's words. */
    public String summary() {
      return String.format(
          Locale.ROOT,
          "%,d small databases and %,d sets of constants on the sandbox's data showed no difference",
          databases,
          parameterSets);
    }
  }

  /**
   * An instance of a rule whose side conditions hold in this schema; a difference was looked for
   * all the same.
   *
   * @param rule the rule's name
   * @param conditions the side conditions that were checked, a sentence each
   */
  record Proven(EvidenceId id, String rule, List<String> conditions, Tried tried)
      implements Equality {
    public Proven {
      conditions = List.copyOf(conditions);
    }

    @Override
    public String summary() {
      return "proven equal by the rule " + rule + "; " + tried.summary();
    }
  }

  /** No rule covers it, and no difference was found. */
  record Tested(EvidenceId id, Tried tried) implements Equality {
    @Override
    public String summary() {
      return "tested, not refuted: " + tried.summary();
    }
  }

  /**
   * They differ.
   *
   * @param explanation what each of them answers, in a sentence
   * @param counterexample SQL that shows it on an empty database
   */
  record Refuted(EvidenceId id, String explanation, String counterexample) implements Equality {
    @Override
    public String summary() {
      return "refuted: " + explanation;
    }
  }

  /**
   * A column of the result has another name or type; {@code before} and {@code after} say which.
   */
  record TypeDrift(EvidenceId id, String column, String before, String after) implements Equality {
    @Override
    public String summary() {
      return "column " + column + " of the result changes from " + before + " to " + after;
    }
  }

  /** Nothing can be said, for the reason given. */
  record Inconclusive(EvidenceId id, String reason) implements Equality {
    @Override
    public String summary() {
      return "cannot be told: " + reason;
    }
  }

  /** What a claim about it cites. */
  EvidenceId id();

  /** The answer in a person's words. */
  String summary();
}
