package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;

/** A way to write a condition differently where only the rows matter for which it is true. */
interface ConditionRule {

  /** What may take the place of a condition that holds no AND, OR or NOT. */
  default Optional<Replacement> of(Expression condition, Scope scope) {
    return Optional.empty();
  }

  /** What may take the place of conditions that say something only together: all must hold. */
  default Map<Slot, Replacement> ofAll(List<Slot> conjuncts, Scope scope) {
    return Map.of();
  }
}
