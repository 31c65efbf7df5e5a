package dev.tunesmith.core.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.core.testing.Skills;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutingTest {

  private static Optional<Assignment> owner(Skills.Draft... skills) {
    return routing(skills).ownerOf(IssueKind.SLOW_QUERY);
  }

  private static Optional<String> ownerOf(IssueKind kind, Skills.Draft... skills) {
    return routing(skills).ownerOf(kind).map(Assignment::owner).map(SkillId::value);
  }

  private static Routing routing(Skills.Draft... skills) {
    List<Skill> built = Arrays.stream(skills).map(Skills.Draft::built).toList();
    return new Routing(Crew.wire(new SkillLibrary(built, List.of())));
  }

  private static Optional<String> ownerName(Skills.Draft... skills) {
    return owner(skills).map(Assignment::owner).map(SkillId::value);
  }

  private static Skills.Draft byTable(String id, String challenge) {
    return Skills.skill(id).saying(Kind.CHALLENGE, "Common Challenges", challenge);
  }

  @Test
  void the_challenge_table_beats_signals_these_beat_tags_and_tags_the_description() {
    Skills.Draft table = byTable("z", "Slow query");
    Skills.Draft signal =
        Skills.skill("y").saying(Kind.ACTIVATION_SIGNAL, "Activation", "A slow query appears");
    Skills.Draft tag = Skills.skill("x").tagged("slow-query");
    Skills.Draft description = Skills.skill("w").describedAs("For every slow query.");

    assertThat(ownerName(description, tag, signal, table)).contains("z");
    assertThat(ownerName(description, tag, signal)).contains("y");
    assertThat(ownerName(description, tag)).contains("x");
    assertThat(ownerName(description)).contains("w");
  }

  @Test
  void a_more_telling_topic_beats_a_better_place() {
    assertThat(ownerName(byTable("a", "Bottleneck"), Skills.skill("b").tagged("slow-query")))
        .contains("b");
  }

  @Test
  void a_user_s_skill_beats_a_built_in_one_wherever_it_speaks_of_the_same() {
    assertThat(ownerName(byTable("a", "Slow query"), byTable("b", "Slow query").from(Origin.USER)))
        .contains("b");
    assertThat(
            ownerName(
                byTable("a", "Slow query"),
                Skills.skill("b").describedAs("When a slow query hurts.").from(Origin.EXPLICIT)))
        .contains("b");
  }

  @Test
  void equal_claims_go_by_id_whatever_the_order_of_reading() {
    assertThat(ownerName(byTable("b", "Slow query"), byTable("a", "Slow queries, slow query")))
        .isEqualTo(ownerName(byTable("a", "Slow queries, slow query"), byTable("b", "Slow query")))
        .contains("a");
  }

  @Test
  void the_assignment_quotes_the_words_that_decided_it() {
    assertThat(owner(byTable("a", "Slow query")))
        .contains(new Assignment(new SkillId("a"), "its challenge table says 'Slow query'"));
  }

  @Test
  void a_redundant_index_finds_whoever_speaks_of_indexing_if_nobody_is_closer_to_it() {
    Skills.Draft tuner =
        Skills.skill("tuner").saying(Kind.ACTIVATION_SIGNAL, "Signals", "Query patterns, indexing");
    Skills.Draft closer = byTable("closer", "Redundant index");

    assertThat(ownerOf(IssueKind.REDUNDANT_INDEX, tuner)).contains("tuner");
    assertThat(ownerOf(IssueKind.REDUNDANT_INDEX, tuner, closer)).contains("closer");
  }

  @Test
  void the_core_skills_own_nothing_and_silence_owns_nothing() {
    assertThat(owner(byTable("core.quality", "Slow query"), Skills.skill("a"))).isEmpty();
  }
}
