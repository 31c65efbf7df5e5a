package dev.tunesmith.proof.rewrite;

/**
 * Two statements as they would be if their order left no choice: the same rule leads from one to
 * the other, and they can be compared.
 */
public record Tie(String before, String after) {

  /** What a person is to know of it. */
  public static final String CONDITION =
      "Which of several rows of one rank is taken is as open as before; compared were both with a"
          + " key at the end of the order.";
}
