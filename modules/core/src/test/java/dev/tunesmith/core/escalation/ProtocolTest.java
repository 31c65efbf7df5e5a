package dev.tunesmith.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyKinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtocolTest {

  private static Protocol withLevel1(DeclaredLevel said) {
    return Protocol.standard().overlaid(new DeclaredProtocol(Map.of(Level.SELF_RECOVERY, said)));
  }

  @Test
  void a_skill_overrides_only_the_fields_it_states() {
    Protocol protocol = withLevel1(new DeclaredLevel(4, null, List.of(), null, List.of(), 3));

    LevelRule rule = protocol.rule(Level.SELF_RECOVERY);
    LevelRule standard = Protocol.standard().rule(Level.SELF_RECOVERY);
    assertThat(rule.attempts()).isEqualTo(4);
    assertThat(rule.workingTime()).isEqualTo(standard.workingTime());
    assertThat(rule.kinds()).isEqualTo(standard.kinds());
    assertThat(protocol.rule(Level.STRATEGIC)).isEqualTo(Protocol.standard().rule(Level.STRATEGIC));
  }

  @Test
  void a_later_overlay_wins() {
    DeclaredLevel first = new DeclaredLevel(4, null, List.of("a"), 0.5, List.of(), 3);
    DeclaredLevel second = new DeclaredLevel(3, null, List.of(), null, List.of(), 3);

    Protocol protocol =
        withLevel1(first).overlaid(new DeclaredProtocol(Map.of(Level.SELF_RECOVERY, second)));

    assertThat(protocol.rule(Level.SELF_RECOVERY).attempts()).isEqualTo(3);
    assertThat(protocol.rule(Level.SELF_RECOVERY).whom()).containsExactly("a");
    assertThat(protocol.rule(Level.SELF_RECOVERY).successTarget()).isEqualTo(0.5);
  }

  @Test
  void no_attempt_or_no_time_counts_as_silence() {
    Protocol protocol =
        withLevel1(new DeclaredLevel(0, Duration.ZERO, List.of(), null, List.of(), 3));

    assertThat(protocol.rule(Level.SELF_RECOVERY))
        .isEqualTo(Protocol.standard().rule(Level.SELF_RECOVERY));
  }

  private static DeclaredProtocol naming(Level level, RemedyKind... kinds) {
    return new DeclaredProtocol(Map.of(), Map.of(level, new DeclaredKinds(Set.of(kinds), 3)));
  }

  @Test
  void what_is_laid_down_for_everyone_decides_the_kinds_of_its_levels() {
    Protocol protocol =
        Protocol.standard()
            .laidDown(naming(Level.PEER_CONSULTATION, RemedyKind.COMBINATION, RemedyKind.CACHE));

    assertThat(protocol.rule(Level.PEER_CONSULTATION).kinds())
        .containsExactlyInAnyOrder(RemedyKind.COMBINATION, RemedyKind.CACHE);
    assertThat(protocol.levelFor(RemedyKind.CACHE)).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(protocol.rule(Level.SELF_RECOVERY))
        .isEqualTo(Protocol.standard().rule(Level.SELF_RECOVERY));
  }

  @Test
  void what_a_skill_says_for_itself_narrows_a_level_and_never_widens_it() {
    Protocol protocol =
        Protocol.standard()
            .overlaid(naming(Level.SELF_RECOVERY, RemedyKind.CREATE_INDEX, RemedyKind.CACHE));

    assertThat(protocol.allowedAt(Level.SELF_RECOVERY)).containsExactly(RemedyKind.CREATE_INDEX);
  }

  @Test
  void a_skill_may_put_a_kind_off_to_a_higher_level() {
    Protocol protocol =
        Protocol.standard()
            .overlaid(
                new DeclaredProtocol(
                    Map.of(),
                    Map.of(
                        Level.SELF_RECOVERY,
                        new DeclaredKinds(Set.of(RemedyKind.CREATE_INDEX), 3),
                        Level.PEER_CONSULTATION,
                        new DeclaredKinds(Set.of(RemedyKind.REWRITE), 4))));

    assertThat(protocol.levelFor(RemedyKind.REWRITE)).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(protocol.allowedAt(Level.PEER_CONSULTATION))
        .containsExactlyInAnyOrder(RemedyKind.CREATE_INDEX, RemedyKind.REWRITE);
  }

  @Test
  void a_level_may_use_what_the_levels_below_it_may() {
    Protocol standard = Protocol.standard();

    assertThat(standard.allowedAt(Level.SELF_RECOVERY))
        .contains(RemedyKind.CREATE_INDEX, RemedyKind.COMBINATION)
        .doesNotContain(RemedyKind.SESSION_SETTING);
    assertThat(standard.allowedAt(Level.USER_DECISION))
        .containsExactlyInAnyOrderElementsOf(RemedyKinds.BUILT_IN.all());
    for (RemedyKind kind : RemedyKinds.BUILT_IN.all()) {
      assertThat(standard.allowedAt(standard.levelFor(kind))).contains(kind);
    }
  }
}
