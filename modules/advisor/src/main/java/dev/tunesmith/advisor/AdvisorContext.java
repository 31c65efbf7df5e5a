package dev.tunesmith.advisor;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What advice rests on.
 *
 * @param schema the catalogue as it stands now, accepted remedies included
 * @param measurements of the workload as it stands
 * @param allowed the kinds of remedy that may be advised
 * @param tried remedies tried before for the same issue, which are not advised again
 * @param client who asks the workload, or null where that is not known
 */
public record AdvisorContext(
    Schema schema,
    Workload workload,
    List<Measurement> measurements,
    WhatIf whatIf,
    Set<RemedyKind> allowed,
    List<Remedy> tried,
    @Nullable Client client) {

  public AdvisorContext {
    measurements = List.copyOf(measurements);
    allowed = Set.copyOf(allowed);
    tried = List.copyOf(tried);
  }

  /** A context that does not know who asks, so that nothing is advised for a role. */
  public AdvisorContext(
      Schema schema,
      Workload workload,
      List<Measurement> measurements,
      WhatIf whatIf,
      Set<RemedyKind> allowed,
      List<Remedy> tried) {
    this(schema, workload, measurements, whatIf, allowed, tried, null);
  }
}
