package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.crew.CrewEdge;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.CommissionGiven;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.reports.Handover.Packet;
import dev.tunesmith.reports.Handover.Risk;
import dev.tunesmith.reports.Handover.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static final SkillId ANALYST = new SkillId("query-analyst");

  @Test
  void steps_and_risks_belong_to_the_agent_whose_work_they_are() {
    Handover handover = Handover.of(withTheWholeCrew());

    assertThat(handover.plan())
        .extracting(Step::owner)
        .containsExactly(
            "performance-benchmarker", "devops-automator", "performance-benchmarker", "person");
    assertThat(handover.risks())
        .extracting(Risk::owner)
        .contains("devops-automator", "infrastructure-maintainer", "backend-architect");
    assertThat(handover.risks())
        .isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()));
  }

  @Test
  void what_is_open_goes_to_whom_its_owner_hands_off_or_to_the_person() {
    assertThat(Handover.of(withTheWholeCrew()).packets())
        .extracting(Packet::owner)
        .containsExactly(ANALYST.value(), "person");
  }

  @Test
  void without_such_agents_all_of_it_is_the_persons() {
    Handover handover = Handover.of(ShopSession.state());

    assertThat(handover.plan()).extracting(Step::owner).containsOnly("person");
    assertThat(handover.objective().stated()).isNull();
  }

  @Test
  void every_step_and_every_file_rests_on_evidence_of_the_ledger() {
    SessionState state = withTheWholeCrew();
    Handover handover = Handover.of(state);

    assertThat(handover.plan()).allSatisfy(step -> assertThat(step.evidence()).isNotEmpty());
    Stream<EvidenceId> cited =
        Stream.of(
                handover.plan().stream().map(Step::evidence),
                handover.risks().stream().map(Risk::evidence),
                handover.checklist().stream().map(Handover.Criterion::evidence),
                handover.packets().stream().map(Packet::evidence))
            .flatMap(lists -> lists)
            .flatMap(List::stream);
    assertThat(cited).isSubsetOf(state.evidence());
  }

  @Test
  void who_takes_over_need_not_ask_which_database_which_statement_or_what_there_is_to_choose() {
    Handover handover = Handover.of(withTheWholeCrew());
    Packet asked =
        handover.packets().stream()
            .filter(each -> each.owner().equals("person"))
            .findFirst()
            .orElseThrow();

    assertThat(handover.objective().database()).startsWith("jdbc:");
    assertThat(handover.objective().statements())
        .extracting(Handover.Statement::sql)
        .isNotEmpty()
        .allMatch(sql -> sql.startsWith("select"));
    assertThat(asked.options()).extracting(Handover.Option::name).contains("accept as it is");
    assertThat(asked.request()).contains("tunesmith decide", asked.issue().value());
    assertThat(handover.packets().get(0).options()).isEmpty();
  }

  @Test
  void what_the_person_wanted_is_what_it_is_held_to() {
    Handover handover = Handover.of(withTheWholeCrew());

    assertThat(handover.objective().stated()).isNotNull();
    assertThat(handover.objective().boundary()).anyMatch(each -> each.contains("I3"));
    assertThat(handover.checklist()).anyMatch(each -> each.expected().equals("checkout in 50 ms"));
    assertThat(Report.of(withTheWholeCrew()).markdown())
        .contains("### Commission", "Goal: a faster checkout", "Assumed, constraints: none");
  }

  private static SessionState withTheWholeCrew() {
    List<SessionEvent> events = new ArrayList<>(ShopSession.events());
    events.add(
        1,
        new CommissionGiven(
            new Commission(
                "a faster checkout",
                "checkout in 50 ms",
                List.of(),
                List.of("constraints: none"))));
    events.add(
        new CrewWired(
            List.of(
                ShopSession.OPTIMIZER,
                ANALYST,
                Owners.ROLLOUT,
                Owners.APPLICATION,
                Owners.MEASURING,
                Owners.MACHINES),
            List.of(new CrewEdge(ShopSession.OPTIMIZER, ANALYST, Reference.Kind.HANDS_OFF_TO)),
            List.of()));
    return ShopSession.stateOf(events);
  }
}
