package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.Commission.Question;
import dev.tunesmith.core.session.Commission.Said;
import org.junit.jupiter.api.Test;

class CommissionTest {

  @Test
  void what_was_not_said_is_asked_the_most_important_first() {
    Said little = new Said(" ", null, null, null);
    Said more = new Said("checkout is slow", null, "no downtime", "workload.sql");

    assertThat(little.missing())
        .extracting(Question::name)
        .containsExactly("goal", "acceptance", "workload", "constraints");
    assertThat(more.missing()).extracting(Question::name).containsExactly("acceptance");
  }

  @Test
  void what_nobody_answers_is_assumed_and_said_to_be() {
    Commission commission = new Said("checkout is slow", null, "no downtime", "w.sql").settled();

    assertThat(commission.goal()).isEqualTo("checkout is slow");
    assertThat(commission.constraints()).containsExactly("no downtime");
    assertThat(commission.assumptions())
        .singleElement()
        .asString()
        .startsWith("acceptance: " + commission.acceptance());
  }

  @Test
  void where_all_is_said_nothing_is_assumed() {
    Said all = new Said("faster", "p95 < 50ms", "no downtime", "w.sql");

    assertThat(all.missing()).isEmpty();
    assertThat(all.settled().assumptions()).isEmpty();
  }
}
