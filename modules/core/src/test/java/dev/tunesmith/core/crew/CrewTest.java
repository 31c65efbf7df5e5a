package dev.tunesmith.core.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Reference.Kind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.testing.Skills;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrewTest {

  private static final SkillId OWNER = new SkillId("owner");

  private static Crew crew(Skills.Draft... skills) {
    return Crew.wire(
        new SkillLibrary(
            Arrays.stream(skills)
                .map(Skills.Draft::built)
                .sorted(Comparator.comparing(skill -> skill.id()))
                .toList(),
            List.of()));
  }

  private static DeclaredProtocol level(Level level, Integer attempts, String... whom) {
    return new DeclaredProtocol(
        Map.of(level, new DeclaredLevel(attempts, null, List.of(whom), null, List.of(), 1)));
  }

  private static List<String> codes(Crew crew) {
    return crew.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static DeclaredProtocol strategic(RemedyKind... kinds) {
    return new DeclaredProtocol(
        Map.of(), Map.of(Level.STRATEGIC, new DeclaredKinds(Set.of(kinds), 3)));
  }

  @Test
  void who_is_asked_may_use_what_the_owner_may_less_what_his_own_file_leaves_out() {
    Crew crew =
        crew(
            Skills.skill("owner"),
            Skills.skill("architect").following(strategic(RemedyKind.CACHE)));

    assertThat(crew.kindsFor(new SkillId("architect"), OWNER, Level.STRATEGIC))
        .contains(RemedyKind.CACHE, RemedyKind.CREATE_INDEX, RemedyKind.COMBINATION)
        .doesNotContain(RemedyKind.PARTITIONING);
    assertThat(crew.kindsFor(OWNER, OWNER, Level.STRATEGIC)).contains(RemedyKind.PARTITIONING);
  }

  @Test
  void the_orchestrator_s_kinds_hold_for_everyone_and_a_skill_s_only_for_itself() {
    Crew crew =
        crew(
            Skills.skill("core.orchestrator").following(strategic(RemedyKind.REPLICA)),
            Skills.skill("owner").following(strategic(RemedyKind.CACHE)),
            Skills.skill("other"));

    assertThat(crew.kindsFor(OWNER, OWNER, Level.STRATEGIC))
        .doesNotContain(RemedyKind.CACHE, RemedyKind.REPLICA);
    SkillId other = new SkillId("other");
    assertThat(crew.kindsFor(other, other, Level.STRATEGIC))
        .contains(RemedyKind.REPLICA)
        .doesNotContain(RemedyKind.CACHE);
  }

  @Test
  void everyone_depends_on_the_core_skills() {
    Crew crew =
        crew(
            Skills.skill("core.orchestrator"), Skills.skill("core.quality"), Skills.skill("owner"));

    assertThat(crew.neighbours(OWNER, Kind.DEPENDS_ON))
        .containsExactly(SkillId.ORCHESTRATOR, SkillId.QUALITY);
    assertThat(crew.neighbours(SkillId.QUALITY, Kind.DEPENDS_ON))
        .containsExactly(SkillId.ORCHESTRATOR);
  }

  @Test
  void a_skill_that_nobody_is_named_like_is_reported_where_it_is_named() {
    Crew crew = crew(Skills.skill("owner").naming(Kind.ESCALATES_TO, "nobody"));

    assertThat(crew.edges()).isEmpty();
    assertThat(crew.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo("reference-dangling");
              assertThat(found.file()).isEqualTo("owner.md");
              assertThat(found.line()).isEqualTo(7);
              assertThat(found.severity()).isEqualTo(Diagnostic.Severity.WARNING);
            });
  }

  @Test
  void what_a_skill_in_a_folder_depends_on_may_be_other_software() {
    Crew crew =
        crew(
            Skills.skill("SKILL")
                .naming(Kind.DEPENDS_ON, "torch")
                .naming(Kind.DEPENDS_ON, "ownr")
                .naming(Kind.CONSULTS, "nobody"),
            Skills.skill("owner").naming(Kind.DEPENDS_ON, "torch"));

    assertThat(crew.diagnostics())
        .extracting(found -> found.severity() + " " + found.code())
        .containsExactly(
            "INFO dependency-foreign",
            "WARNING reference-dangling",
            "WARNING reference-dangling",
            "WARNING reference-dangling");
  }

  @Test
  void nobody_is_wired_to_himself_and_who_names_himself_is_told() {
    Crew crew = crew(Skills.skill("owner").naming(Kind.CONSULTS, "Owner"));

    assertThat(crew.edges()).isEmpty();
    assertThat(codes(crew)).containsExactly("reference-to-self");
  }

  @Test
  void one_may_be_wired_to_another_in_several_ways() {
    Crew crew =
        crew(
            Skills.skill("owner")
                .naming(Kind.ESCALATES_TO, "peer")
                .naming(Kind.CONSULTS, "peer")
                .naming(Kind.CONSULTS, "peer"),
            Skills.skill("peer"));

    SkillId peer = new SkillId("peer");
    assertThat(crew.edges())
        .containsExactly(
            new CrewEdge(OWNER, peer, Kind.ESCALATES_TO), new CrewEdge(OWNER, peer, Kind.CONSULTS));
  }

  @Test
  void the_owner_s_words_go_over_the_orchestrator_s_and_these_over_the_standard() {
    Crew crew =
        crew(
            Skills.skill("core.orchestrator").following(level(Level.SELF_RECOVERY, 5, "a")),
            Skills.skill("owner").following(level(Level.SELF_RECOVERY, 3)),
            Skills.skill("other"));

    assertThat(crew.protocolOf(OWNER).rule(Level.SELF_RECOVERY).attempts()).isEqualTo(3);
    assertThat(crew.protocolOf(OWNER).rule(Level.SELF_RECOVERY).whom()).containsExactly("a");
    assertThat(crew.protocolOf(new SkillId("other")).rule(Level.SELF_RECOVERY).attempts())
        .isEqualTo(5);
  }

  @Test
  void the_owner_works_until_a_named_role_takes_over_and_a_person_decides() {
    Crew crew =
        crew(
            Skills.skill("owner").following(level(Level.STRATEGIC, null, "absent", "architect")),
            Skills.skill("architect"));

    assertThat(crew.workerAt(OWNER, Level.SELF_RECOVERY)).contains(OWNER);
    assertThat(crew.workerAt(OWNER, Level.PEER_CONSULTATION)).contains(OWNER);
    assertThat(crew.workerAt(OWNER, Level.STRATEGIC)).contains(new SkillId("architect"));
    assertThat(crew.workerAt(OWNER, Level.USER_DECISION)).isEmpty();
  }

  @Test
  void where_no_named_role_is_in_the_crew_the_owner_goes_on_alone() {
    Crew crew = crew(Skills.skill("owner"));

    assertThat(crew.coordinatorAt(OWNER, Level.PEER_CONSULTATION)).isEmpty();
    assertThat(crew.workerAt(OWNER, Level.STRATEGIC)).contains(OWNER);
  }
}
