package dev.tunesmith.advisor.tools;

import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the tools of one case know.
 *
 * @param query the statement the issue is about, or null where it is about an index
 * @param schemaFact what a claim about the catalogue cites
 * @param target the database that is to be tuned, as its server stands now
 */
public record AdvisorSituation(
    Issue issue,
    @Nullable Query query,
    AdvisorContext context,
    EvidenceId schemaFact,
    TargetSight target) {

  Optional<Measurement> measurement(QueryName name) {
    return context.measurements().stream().filter(each -> each.query().equals(name)).findFirst();
  }
}
