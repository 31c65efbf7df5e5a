package dev.tunesmith.core.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.Reference.Kind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.testing.Skills;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a crew is said before anything runs. */
class WiringTest {

  private static Crew crew(Skills.Draft... skills) {
    return Crew.wire(
        new SkillLibrary(Arrays.stream(skills).map(Skills.Draft::built).toList(), List.of()));
  }

  private static DeclaredProtocol asking(String... whom) {
    return new DeclaredProtocol(
        Map.of(
            Level.PEER_CONSULTATION,
            new DeclaredLevel(null, null, List.of(whom), null, List.of(), 12)));
  }

  @ParameterizedTest
  @CsvSource({
    "data-cordinator, data-coordinator",
    "Data-Coordinators, data-coordinator",
    "date-koordinator, data-coordinator"
  })
  void a_mistyped_name_is_answered_with_the_nearest_one(String written, String meant) {
    Crew crew =
        crew(
            Skills.skill("owner").naming(Kind.CONSULTS, written),
            Skills.skill("data-coordinator"),
            Skills.skill("backend-coordinator"));

    assertThat(crew.diagnostics())
        .singleElement()
        .extracting(Diagnostic::fix)
        .asString()
        .contains("'" + meant + "'");
  }

  @ParameterizedTest
  @CsvSource({"gardener", "owl", "own"})
  void a_name_that_is_like_no_other_is_answered_without_a_guess(String written) {
    Crew crew = crew(Skills.skill("tuner").naming(Kind.CONSULTS, written), Skills.skill("ops"));

    assertThat(crew.diagnostics())
        .singleElement()
        .extracting(Diagnostic::fix)
        .isEqualTo("add the skill, or name one that exists");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEPENDS_ON", "ESCALATES_TO"})
  void a_cycle_is_told_by_its_path_and_broken_where_it_closes(Kind kind) {
    Crew crew =
        crew(
            Skills.skill("a").naming(kind, "b"),
            Skills.skill("b").naming(kind, "c"),
            Skills.skill("c").naming(kind, "a"));

    assertThat(crew.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo("cycle");
              assertThat(found.severity()).isEqualTo(Severity.WARNING);
              assertThat(found.file()).isEqualTo("c.md");
              assertThat(found.line()).isEqualTo(7);
              assertThat(found.message()).contains("a -> b -> c -> a");
            });
    assertThat(crew.neighbours(new SkillId("b"), kind)).containsExactly(new SkillId("c"));
    assertThat(crew.neighbours(new SkillId("c"), kind)).isEmpty();
  }

  @Test
  void two_that_consult_each_other_and_two_ways_to_one_skill_are_no_cycle() {
    Crew crew =
        crew(
            Skills.skill("a").naming(Kind.CONSULTS, "b").naming(Kind.DEPENDS_ON, "c"),
            Skills.skill("b").naming(Kind.CONSULTS, "a").naming(Kind.DEPENDS_ON, "c"),
            Skills.skill("c").naming(Kind.ESCALATES_TO, "a"));

    assertThat(crew.diagnostics()).isEmpty();
  }

  @Test
  void that_everyone_depends_on_the_core_skills_is_no_cycle() {
    Crew crew =
        crew(
            Skills.skill("core.orchestrator").naming(Kind.DEPENDS_ON, "a"),
            Skills.skill("core.quality").naming(Kind.DEPENDS_ON, "core.orchestrator"),
            Skills.skill("a").naming(Kind.DEPENDS_ON, "core.quality"));

    assertThat(crew.diagnostics()).isEmpty();
  }

  @Test
  void a_cycle_through_thousands_is_found_and_told_in_one_line() {
    int size = 20_000;
    Crew crew =
        crew(
            IntStream.range(0, size)
                .mapToObj(
                    each ->
                        Skills.skill(name(each)).naming(Kind.DEPENDS_ON, name((each + 1) % size)))
                .toArray(Skills.Draft[]::new));

    assertThat(crew.diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .asString()
        .contains("a-00000 -> a-00001", "(19990 more)", "a-19999 -> a-00000")
        .hasSizeLessThan(300);
  }

  private static String name(int number) {
    return String.format("a-%05d", number);
  }

  @Test
  void a_level_at_which_nobody_is_there_to_be_asked_is_reported() {
    Crew crew =
        crew(
            Skills.skill("lonely")
                .following(asking("peer-of-mine", "other-peer"))
                .naming(Kind.ESCALATES_TO, "peer-of-mine")
                .naming(Kind.ESCALATES_TO, "other-peer"));

    assertThat(crew.diagnostics())
        .filteredOn(found -> found.code().equals("level-without-anyone"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.line()).isEqualTo(12);
              assertThat(found.message()).contains("level 2", "peer-of-mine, other-peer");
            });
  }

  @Test
  void a_level_at_which_one_of_those_named_is_there_is_in_order() {
    Crew crew =
        crew(
            Skills.skill("owner")
                .following(asking("missing-one", "peer"))
                .naming(Kind.ESCALATES_TO, "missing-one")
                .naming(Kind.ESCALATES_TO, "peer"),
            Skills.skill("peer"));

    assertThat(crew.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("reference-dangling");
  }
}
