package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefuteSuiteTest {

  @Test
  void the_suite_is_as_large_as_promised() {
    assertThat(RefuteSuite.queries()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(RefuteSuite.wrong()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(RefuteSuite.right()).hasSizeGreaterThanOrEqualTo(80);
  }

  @Test
  void every_kind_of_change_that_was_promised_is_made_somewhere() {
    assertThat(RefuteSuite.operators(RefuteSuite.wrong()))
        .contains(
            "DISTINCT dropped",
            "NOT IN to NOT EXISTS",
            "NOT EXISTS to NOT IN",
            "LEFT JOIN to INNER",
            "ON moved to WHERE",
            "WHERE moved to ON",
            "COUNT(*) to COUNT(x)",
            "COUNT(x) to COUNT(*)",
            "UNION to UNION ALL",
            "UNION ALL to UNION",
            "OR to UNION ALL",
            "IN to JOIN",
            "HAVING to WHERE",
            "< to <=",
            "> to >=",
            "BETWEEN without its end",
            "integer division rounded",
            "constant shifted",
            "ORDER BY turned",
            "NULLS turned",
            "COALESCE dropped");
  }

  @Test
  void every_variant_reviewed_as_equal_is_one_and_has_a_reason() {
    List<String> variants =
        RefuteSuite.variants().stream().map(mutation -> mutation.pair().after().sql()).toList();

    assertThat(variants).containsAll(RefuteSuite.reviewed().keySet());
    assertThat(RefuteSuite.reviewed().values()).allMatch(reason -> reason.contains(": "));
  }
}
