package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyTextTest {

  private static final Restatement ASKED =
      new Restatement(
          new QueryName("q"),
          "select id\nfrom orders\nwhere at::date = $1",
          "select id\nfrom orders\nwhere at >= $1 and at < $1 + 1");

  @Test
  void what_is_asked_in_other_words_is_shown_as_a_diff() {
    assertThat(RemedyText.of(List.of(new Rewrite(ASKED))))
        .containsExactly(
            "- where at::date = $1",
            "  select id",
            "  from orders",
            "+ where at >= $1 and at < $1 + 1");
  }

  @Test
  void what_is_kept_is_shown_with_how_it_is_asked() {
    MaterialisedView view =
        new MaterialisedView(TableName.parse("kept"), "select 1", List.of(), ASKED);

    assertThat(RemedyText.of(List.of(view)))
        .startsWith("keeps the answer of: select 1")
        .contains("+ where at >= $1 and at < $1 + 1");
  }

  @Test
  void what_its_summary_says_whole_needs_no_text() {
    assertThat(RemedyText.of(List.of(PlannerStatistics.fresh(TableName.parse("orders")))))
        .isEmpty();
  }
}
