package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.Plan.Spent;
import dev.tunesmith.core.plan.Plan.Trigger;
import dev.tunesmith.core.text.Figures;
import java.util.stream.Stream;

/**
 * A write whose time goes into triggers.
 *
 * @param fewestMillis what a call must take to count
 */
record SlowTriggers(double fewestMillis) implements Pattern {

  private static final double NOTABLE = 0.5;

  /** So slow that no row should wait for them. */
  static SlowTriggers inThemselves() {
    return new SlowTriggers(5);
  }

  /** Nothing odd, but what most of a statement's time is. */
  static SlowTriggers amongOthers() {
    return new SlowTriggers(0);
  }

  @Override
  public Stream<String> in(Seen seen) {
    Spent spent = seen.plan().spent();
    return spent == null
        ? Stream.empty()
        : spent.triggers().stream()
            .filter(trigger -> trigger.millis() >= NOTABLE * spent.executionMillis())
            .filter(trigger -> trigger.millis() >= fewestMillis * trigger.calls())
            .map(trigger -> sentence(trigger, spent));
  }

  private static String sentence(Trigger trigger, Spent spent) {
    String what =
        trigger.constraint() == null
            ? "trigger " + trigger.name()
            : "check of the constraint " + trigger.constraint();
    return "The %s on %s takes %s of the %s that the write runs, in %s."
        .formatted(
            what,
            trigger.relation(),
            Figures.millis(trigger.millis()),
            Figures.millis(spent.executionMillis()),
            Figures.count(Math.round(trigger.calls()), "call", "calls"));
  }
}
