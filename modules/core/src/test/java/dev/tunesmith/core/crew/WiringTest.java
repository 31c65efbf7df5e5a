package dev.tunesmith.core.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.Reference.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.testing.Skills;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  @EnumSource
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
  void wires_of_several_kinds_may_lead_round_and_two_ways_to_one_skill_are_no_cycle() {
    Crew crew =
        crew(
            Skills.skill("a").naming(Kind.CONSULTS, "b").naming(Kind.DEPENDS_ON, "c"),
            Skills.skill("b").naming(Kind.ESCALATES_TO, "a").naming(Kind.DEPENDS_ON, "c"),
            Skills.skill("c").naming(Kind.HANDS_OFF_TO, "a"));

    assertThat(crew.diagnostics()).isEmpty();
    assertThat(crew.edges()).hasSize(5);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_cycles_there_are_none_is_left_and_no_wire_is_lost_in_vain(long seed) {
    Skills.Draft[] drawn = drawn(new Random(seed));

    Crew crew = crew(drawn);

    List<Diagnostic> cycles =
        crew.diagnostics().stream().filter(found -> found.code().equals("cycle")).toList();
    Graph<SkillId, CrewEdge> left = graphOf(crew.edges());
    assertThat(new CycleDetector<>(left).detectCycles()).as("seed %d", seed).isFalse();
    assertThat(cycles).isNotEmpty();
    for (Diagnostic cycle : cycles) {
      List<String> path = pathIn(cycle.message());
      assertThat(path.get(0)).isEqualTo(path.get(path.size() - 1));
      assertThat(cycle.file()).isEqualTo(path.get(path.size() - 2) + ".md");
      for (int step = 0; step < path.size() - 2; step++) {
        assertThat(crew.neighbours(new SkillId(path.get(step)), Kind.HANDS_OFF_TO))
            .as("seed %d: %s", seed, cycle.message())
            .contains(new SkillId(path.get(step + 1)));
      }
    }
    assertThat(crew(drawn).diagnostics()).isEqualTo(crew.diagnostics());
  }

  /** Nine skills, each handing over to up to three of the others. */
  private static Skills.Draft[] drawn(Random random) {
    return IntStream.range(0, 9)
        .mapToObj(
            number -> {
              Skills.Draft draft = Skills.skill("s" + number);
              for (int each = random.nextInt(4); each > 0; each--) {
                int other = (number + 1 + random.nextInt(8)) % 9;
                draft = draft.naming(Kind.HANDS_OFF_TO, "s" + other);
              }
              return draft;
            })
        .toArray(Skills.Draft[]::new);
  }

  private static Graph<SkillId, CrewEdge> graphOf(List<CrewEdge> edges) {
    Graph<SkillId, CrewEdge> graph = new DirectedPseudograph<>(CrewEdge.class);
    for (CrewEdge edge : edges) {
      graph.addVertex(edge.from());
      graph.addVertex(edge.to());
      graph.addEdge(edge.from(), edge.to(), edge);
    }
    return graph;
  }

  private static List<String> pathIn(String message) {
    String path = message.substring(message.indexOf(": ") + 2, message.indexOf(';'));
    return List.of(path.split(" -> ", -1));
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
  void whoever_is_to_ask_only_himself_has_nobody_to_ask() {
    Crew crew = crew(Skills.skill("proud").following(asking("proud")));

    assertThat(crew.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("level-without-anyone");
  }

  @Test
  void a_skill_that_is_kept_for_other_hosts_is_no_mistyped_name() {
    Skill owner = Skills.skill("owner").naming(Kind.CONSULTS, "night-desk").built();
    Skill withheld = Skills.skill("night-desk").built();

    Crew crew =
        Crew.wire(new SkillLibrary(List.of(owner), List.of(), List.of(withheld), List.of()));

    assertThat(crew.edges()).isEmpty();
    assertThat(crew.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo("reference-not-offered");
              assertThat(found.severity()).isEqualTo(Severity.INFO);
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
