package dev.tunesmith.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.quality.Submission;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sql.SqlText;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No gate without a session that it refuses. */
class EveryGateTest {

  @Test
  void every_gate_refuses_something_in_a_planted_session() throws IOException {
    Set<String> planted =
        Stream.of(Scenes.all(), Loads.scenes(), List.of(ForgedLedger.before()))
            .flatMap(List::stream)
            .flatMap(scene -> scene.plants().stream())
            .map(Plant::gate)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(planted).isEqualTo(gates());
  }

  @Test
  void every_fault_has_a_name_of_its_own() throws IOException {
    for (Scene scene : Scenes.all()) {
      assertThat(scene.plants()).extracting(Plant::fault).doesNotHaveDuplicates();
    }
  }

  private static Set<String> gates() {
    return Gates.all().afterTrial(submission()).stream()
        .map(GateReport::gate)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Submission submission() {
    IssueId id = IssueId.of(1);
    Issue.Subject subject = new Issue.Subject.OfQuery(new QueryName("any"));
    return new Submission(
        new Issue(id, IssueKind.SLOW_QUERY, subject, 1, List.of(), null),
        new Proposal(id, "", List.of(Remedies.index("visits", "page")), 0, List.of()),
        new Submission.Remit(Level.SELF_RECOVERY, Set.of(), List.of(), 0),
        new Submission.Surroundings(
            new Schema(List.of()),
            new Workload(List.of(), List.of()),
            List.of(),
            Set.of(),
            SqlText.reader()),
        null);
  }
}
