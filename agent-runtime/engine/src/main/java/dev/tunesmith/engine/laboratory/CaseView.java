package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Workload;
import java.util.List;

/**
 * What the tools of a case look at.
 *
 * @param workload as the application will ask it once what was accepted so far is handed over
 * @param measurements of the workload as it stands
 * @param schema the sandbox's, what was accepted included
 * @param schemaFact what a claim about the schema cites
 * @param client who asks the workload
 */
public record CaseView(
    Case task,
    Workload workload,
    List<Measurement> measurements,
    Schema schema,
    EvidenceId schemaFact,
    Client client) {

  public CaseView {
    measurements = List.copyOf(measurements);
  }
}
