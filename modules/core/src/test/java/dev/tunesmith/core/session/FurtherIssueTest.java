package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.testing.Sessions;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FurtherIssueTest {

  private static final List<Issue> STILL_FOUND = List.of(Submissions.slowQuery(null));

  @Test
  void what_is_still_wrong_with_a_statement_after_its_remedy_is_a_further_issue() {
    Optional<Issue> further = after(mended(new Sessions().measured(), 1));

    assertThat(further).map(Issue::id).contains(IssueId.of(2));
    assertThat(further).map(Issue::query).contains(Shop.BY_CUSTOMER);
  }

  @Test
  void nothing_is_left_of_an_issue_whose_statement_is_in_order_now() {
    SessionState state = mended(new Sessions().measured(), 1).state();

    assertThat(FurtherIssue.after(state.accepted().get(0), List.of(), state)).isEmpty();
  }

  @Test
  void one_statement_has_three_issues_at_most() {
    Sessions twice = mended(mended(new Sessions().measured(), 1), 2);

    assertThat(after(twice)).map(Issue::id).contains(IssueId.of(3));
    assertThat(after(mended(twice, 3))).isEmpty();
  }

  @Test
  void only_an_issue_beside_an_accepted_one_is_about_what_is_left() {
    SessionState state = mended(new Sessions().measured(), 1).opened(2, 0.5).state();

    assertThat(FurtherIssue.isOne(state.issues().get(0), state)).isFalse();
    assertThat(FurtherIssue.isOne(state.issues().get(1), state)).isTrue();
  }

  private static Sessions mended(Sessions session, int issue) {
    return session.opened(issue, 0.8).attempted(issue).tried(issue, 40).accepted(issue);
  }

  private static Optional<Issue> after(Sessions session) {
    SessionState state = session.state();
    List<IssueFile> accepted = state.accepted();
    return FurtherIssue.after(accepted.get(accepted.size() - 1), STILL_FOUND, state);
  }
}
