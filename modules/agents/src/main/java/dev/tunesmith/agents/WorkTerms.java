package dev.tunesmith.agents;

import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.agents.LlmAgent.Values;
import dev.tunesmith.agents.budget.Purse;

/**
 * On what terms a model works.
 *
 * @param limits how long it may go on with one case
 * @param values how much it is told of the values in the database
 * @param purse what it may use over all cases
 * @param log who is told of its calls
 * @param sql judges what it writes as SQL
 */
public record WorkTerms(
    LoopLimits limits, Values values, Purse purse, CallLog log, SqlReader sql) {

  /** The same terms paid from another purse. */
  public WorkTerms with(Purse newPurse) {
    return new WorkTerms(limits, values, newPurse, log, sql);
  }

  /** The same terms with more or fewer values told. */
  public WorkTerms with(Values newValues) {
    return new WorkTerms(limits, newValues, purse, log, sql);
  }
}
