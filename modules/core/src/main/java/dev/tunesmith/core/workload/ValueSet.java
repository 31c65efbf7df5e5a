package dev.tunesmith.core.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a statement were bound to when it ran.
 *
 * @param values one for each parameter, in the server's text form; null for the value NULL
 */
public record ValueSet(List<@Nullable String> values) {
  public ValueSet {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
