package dev.tunesmith.agents;

import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.core.remedy.SqlReader;
import java.util.List;

/**
 * On what terms a model works.
 *
 * @param limits how long it may go on with one case
 * @param values how much it is told of the values in the database
 * @param budget what it may use over all cases
 * @param log who is told of its calls
 * @param sql judges what it writes as SQL
 * @param documents what it is told of the project, as data
 */
public record WorkTerms(
    LoopLimits limits,
    Disclosure values,
    RemainingBudget budget,
    CallLog log,
    SqlReader sql,
    List<ProjectDocument> documents) {

  public WorkTerms {
    documents = List.copyOf(documents);
  }

  /** Terms under which nothing is told of the project. */
  public WorkTerms(
      LoopLimits limits, Disclosure values, RemainingBudget budget, CallLog log, SqlReader sql) {
    this(limits, values, budget, log, sql, List.of());
  }

  /** The same terms paid from another budget. */
  public WorkTerms with(RemainingBudget newBudget) {
    return new WorkTerms(limits, values, newBudget, log, sql, documents);
  }

  /** The same terms with more or fewer values told. */
  public WorkTerms with(Disclosure newValues) {
    return new WorkTerms(limits, newValues, budget, log, sql, documents);
  }
}
