package dev.tunesmith.core.session;

/**
 * How much the language models of a session may use; {@link Long#MAX_VALUE} stands for no limit.
 *
 * @param tokens read and written, together
 * @param moneyMicros in millionths of the currency that the prices are in
 * @param rounds how many answers of a model, over all issues
 * @param toolCalls how many calls of tools, over all issues
 * @param depth how deep consultations may nest: 0 for none, 1 for peers that consult nobody
 */
public record ModelBudget(long tokens, long moneyMicros, long rounds, long toolCalls, int depth) {

  /** No limit but two consultations deep. */
  public static final ModelBudget UNLIMITED =
      new ModelBudget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 2);

  public ModelBudget {
    if (tokens < 0 || moneyMicros < 0 || rounds < 0 || toolCalls < 0 || depth < 0) {
      throw new IllegalArgumentException(
          "a budget cannot be negative, got "
              + tokens
              + ", "
              + moneyMicros
              + ", "
              + rounds
              + ", "
              + toolCalls
              + ", "
              + depth);
    }
  }

  /** Whether an answer of a model may cost too much. */
  public boolean limitsAnswers() {
    return tokens != Long.MAX_VALUE || moneyMicros != Long.MAX_VALUE;
  }

  /** The same budget with another number of tokens. */
  public ModelBudget withTokens(long newTokens) {
    return new ModelBudget(newTokens, moneyMicros, rounds, toolCalls, depth);
  }

  /** The same budget with another amount of money. */
  public ModelBudget withMoneyMicros(long newMoneyMicros) {
    return new ModelBudget(tokens, newMoneyMicros, rounds, toolCalls, depth);
  }

  /** The same budget with another number of answers. */
  public ModelBudget withRounds(long newRounds) {
    return new ModelBudget(tokens, moneyMicros, newRounds, toolCalls, depth);
  }

  /** The same budget with another number of calls of tools. */
  public ModelBudget withToolCalls(long newToolCalls) {
    return new ModelBudget(tokens, moneyMicros, rounds, newToolCalls, depth);
  }

  /** The same budget with another depth. */
  public ModelBudget withDepth(int newDepth) {
    return new ModelBudget(tokens, moneyMicros, rounds, toolCalls, newDepth);
  }

  /**
   * What is left of it.
   *
   * @param calls of tools that were made
   */
  public ModelBudget after(ModelSpending spent, long calls) {
    Long micros = spent.moneyMicros();
    return new ModelBudget(
        left(tokens, spent.inputTokens() + spent.outputTokens()),
        left(moneyMicros, micros == null ? 0 : micros),
        left(rounds, spent.calls()),
        left(toolCalls, calls),
        depth);
  }

  private static long left(long all, long used) {
    return all == Long.MAX_VALUE ? all : Math.max(0, all - used);
  }
}
