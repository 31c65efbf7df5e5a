package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.agent.TargetFacts.Wait;
import dev.tunesmith.core.schema.Schema;
import java.util.List;

/**
 * The target as it was found.
 *
 * @param server the product that answers, with its version
 * @param beyondReading what the login may do there beyond reading
 * @param waits who waited for a lock there at that moment
 */
public record Survey(String server, Schema schema, List<String> beyondReading, List<Wait> waits) {

  public Survey {
    beyondReading = List.copyOf(beyondReading);
    // An older recording does not say.
    waits = waits == null ? List.of() : List.copyOf(waits);
  }
}
