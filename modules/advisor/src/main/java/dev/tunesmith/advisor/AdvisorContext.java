package dev.tunesmith.advisor;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;

/**
 * What advice rests on.
 *
 * @param schema the catalogue as it stands now, accepted remedies included
 * @param measurements of the workload as it stands
 * @param allowed the kinds of remedy that may be advised
 * @param tried remedies tried before for the same issue, which are not advised again
 */
public record AdvisorContext(
    Schema schema,
    Workload workload,
    List<Measurement> measurements,
    WhatIf whatIf,
    Set<RemedyKind> allowed,
    List<Remedy> tried) {

  public AdvisorContext {
    measurements = List.copyOf(measurements);
    allowed = Set.copyOf(allowed);
    tried = List.copyOf(tried);
  }
}
