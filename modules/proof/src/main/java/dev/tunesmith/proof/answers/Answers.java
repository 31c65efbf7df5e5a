package dev.tunesmith.proof.answers;

import java.util.List;

/**
 * What a pair of statements answers on one small database.
 *
 * @param before the rows of the original, as texts, in order
 * @param after the rows of the other
 * @param error what the server says where a statement failed, else empty
 */
record Answers(Outcome outcome, List<String> before, List<String> after, String error) {

  /** How the answers relate. */
  enum Outcome {
    SAME,
    /** Not the same rows, however they are sorted. */
    OTHER_ROWS,
    /** The same rows in another order, where the original fixes it. */
    OTHER_ORDER,
    /** The original answers, the other fails. */
    AFTER_FAILS,
    /** The original fails, so nothing can be asked of the other. */
    BEFORE_FAILS,
    /** The rows could not be put in. */
    NOT_FILLED
  }

  Answers {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  boolean differ() {
    return switch (outcome) {
      case OTHER_ROWS, OTHER_ORDER, AFTER_FAILS -> true;
      case SAME, BEFORE_FAILS, NOT_FILLED -> false;
    };
  }

  boolean isValid() {
    return differ() || outcome == Outcome.SAME;
  }
}
