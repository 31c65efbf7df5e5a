package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Contract;
import java.util.Collections;
import java.util.Map;

/**
 * What was read of a text.
 *
 * @param whom whom it says to ask on reaching a level, with the lines that say so; lowest first
 */
public record ContractReading(Contract contract, Map<Level, DeclaredWhom> whom) {

  public ContractReading {
    whom = Collections.unmodifiableMap(whom);
  }
}
