package dev.tunesmith.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.Commission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "faster; the password: hunter22-horse",
        "faster, at postgresql://shop:hunter22-horse@db/shop",
        "faster with api_key=hunter22-horse"
      })
  void a_secret_that_is_pasted_into_what_a_person_wants_goes_no_further(String words) {
    Commission kept = commission(words);

    assertThat(kept.toString()).doesNotContain("hunter22").contains("faster");
  }

  @Test
  void what_a_person_wants_stays_as_it_was_written() {
    String words = "the p95 of 'open orders' under 50 ms, and no password is asked twice";

    assertThat(commission(words).goal()).isEqualTo(words);
  }

  private static Commission commission(String words) {
    Terms terms =
        new Terms(
            Budget.STANDARD,
            Set.of(),
            Decider.defer(),
            new DecisionTime.Unlimited(),
            LoginRights.ANY,
            new Commission(words, words, List.of(words), List.of(words)),
            RunUnderLoad.STANDARD,
            Terms.CLONE_BYTES,
            null);
    return java.util.Objects.requireNonNull(terms.commission());
  }
}
