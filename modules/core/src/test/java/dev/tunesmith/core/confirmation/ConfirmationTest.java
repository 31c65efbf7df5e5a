package dev.tunesmith.core.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.confirmation.SeenEffect.Planned;
import dev.tunesmith.core.confirmation.Sighting.Presence;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import org.assertj.core.api.AbstractComparableAssert;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

  private static final Sighting USED = new Sighting(Presence.THERE, 12L);
  private static final Sighting UNUSED = new Sighting(Presence.THERE, 0L);

  @Test
  void what_is_there_and_works_is_confirmed() {
    assertFound(USED, effect(Planned.AS_FORESEEN, 0.1)).isEqualTo(RemedyFinding.CONFIRMED);
    assertFound(USED, effect(Planned.AS_FORESEEN, null)).isEqualTo(RemedyFinding.CONFIRMED);
    assertFound(USED).isEqualTo(RemedyFinding.CONFIRMED);
    // Nobody asked yet: the planner would use it.
    assertFound(UNUSED, effect(Planned.AS_FORESEEN, null)).isEqualTo(RemedyFinding.CONFIRMED);
  }

  @Test
  void what_is_missing_planned_otherwise_or_helps_little_is_not_confirmed() {
    assertFound(Sighting.of(false), effect(Planned.OTHERWISE, 1.0))
        .isEqualTo(RemedyFinding.NOT_CONFIRMED);
    assertFound(Sighting.NONE).isEqualTo(RemedyFinding.NOT_CONFIRMED);
    assertFound(USED, effect(Planned.OTHERWISE, null)).isEqualTo(RemedyFinding.NOT_CONFIRMED);
    assertFound(USED, effect(Planned.AS_FORESEEN, 0.8)).isEqualTo(RemedyFinding.NOT_CONFIRMED);
  }

  @Test
  void what_only_costs_is_better_undone() {
    assertFound(new Sighting(Presence.NOT_WHOLE, null)).isEqualTo(RemedyFinding.UNDO_ADVISED);
    assertFound(UNUSED, effect(Planned.OTHERWISE, null)).isEqualTo(RemedyFinding.UNDO_ADVISED);
    assertFound(USED, effect(Planned.AS_FORESEEN, 2.0)).isEqualTo(RemedyFinding.UNDO_ADVISED);
  }

  private static SeenEffect effect(Planned plan, Double seen) {
    return new SeenEffect(new QueryName("orders-of-a-day"), plan, 0.05, seen, 40);
  }

  private static AbstractComparableAssert<?, RemedyFinding> assertFound(
      Sighting sighting, SeenEffect... effects) {
    return assertThat(
        Confirmation.of(new IssueId("I1"), "an index", sighting, List.of(effects)).finding());
  }
}
