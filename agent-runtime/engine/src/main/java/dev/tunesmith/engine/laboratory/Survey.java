package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.schema.Schema;
import java.util.List;

/**
 * The target as it was found.
 *
 * @param server the product that answers, with its version
 * @param beyondReading what the login may do there beyond reading
 */
public record Survey(String server, Schema schema, List<String> beyondReading) {

  public Survey {
    beyondReading = List.copyOf(beyondReading);
  }
}
