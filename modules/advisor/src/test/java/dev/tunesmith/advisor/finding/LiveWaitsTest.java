package dev.tunesmith.advisor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.TargetFacts.Lock;
import dev.tunesmith.core.agent.TargetFacts.Party;
import dev.tunesmith.core.agent.TargetFacts.Wait;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Statements that were found waiting at the target. */
class LiveWaitsTest {

  private static final Workload WORKLOAD =
      new Workload(
          List.of(
              new Query(
                  new QueryName("add"),
                  "update counters set n = n + 1 where id = 3",
                  Query.Access.WRITE,
                  1,
                  null,
                  0)),
          List.of());

  private static Wait wait(@Nullable String shape, int seconds, @Nullable String holder) {
    return new Wait(
        new Party(7, "active", null, shape),
        new Lock("transactionid", "ShareLock", null),
        Duration.ofSeconds(seconds),
        List.of(new Party(8, "idle in transaction", "ExclusiveLock", holder)));
  }

  @Test
  void sessions_that_wait_with_one_statement_are_told_together_with_who_keeps_them() {
    String asked = "UPDATE counters SET n=n+$1 where id = $2;";

    assertThat(LiveWaits.of(List.of(wait(asked, 40, asked), wait(asked, 20, null)), WORKLOAD))
        .singleElement()
        .satisfies(
            traffic -> {
              assertThat(traffic.kind()).isEqualTo(Traffic.Kind.WAITED);
              assertThat(traffic.times()).isEqualTo(2);
              assertThat(traffic.millis()).isEqualTo(60_000);
              assertThat(traffic.beside())
                  .containsExactly(
                      asked + " (now idle in transaction)",
                      "what is not shown (now idle in transaction)");
            });
  }

  @Test
  void a_moment_is_no_wait_and_what_is_not_shown_or_not_of_the_workload_is_nobodys() {
    String other = "delete from counters";

    assertThat(
            LiveWaits.of(
                List.of(
                    wait("update counters set n = n + ? where id = ?", 0, other),
                    wait(null, 50, other),
                    wait(other, 50, other)),
                WORKLOAD))
        .isEmpty();
  }
}
