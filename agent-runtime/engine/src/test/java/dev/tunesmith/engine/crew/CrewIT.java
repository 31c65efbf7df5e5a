package dev.tunesmith.engine.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.remedy.LockOrder;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.crew.Scenario.Drawn;
import dev.tunesmith.engine.crew.Scenario.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed of each scenario; {@code scripts/bench/crew} plays more. */
class CrewIT {

  private static final Drawn DRAWN = new Drawn(new Random(4_711));

  @TempDir private Path folder;

  @Test
  void a_burst_in_a_log_becomes_one_proven_statement_with_its_packet() throws Exception {
    Played played = Played.of(new EachRowAsked(DRAWN), folder, UnaryOperator.identity());

    assertThat(played.isGood()).as("%s", played.line()).isTrue();
    for (Planted planted : played.scenario().planted()) {
      IssueFile file = played.about(planted).orElseThrow();
      assertThat(file.standing().level()).isEqualTo(Level.SELF_RECOVERY);
      assertThat(file.attempts().get(0).equality()).isInstanceOf(Equality.Proven.class);
    }
    assertThat(packets())
        .anySatisfy(
            packet ->
                assertThat(packet)
                    .contains("-- In Hibernate:")
                    .contains(DRAWN.fill("select id, place from parent where place = "))
                    .contains("statements one after the other")
                    .contains("= any (cast($1 as bigint[]))")
                    .contains(
                        "c1_0.parent_id = any (cast(array[".replace("parent", DRAWN.parent())))
        .anySatisfy(
            packet -> assertThat(packet).contains("unnest(cast($1 as bigint[])) as asked (key_1)"));
  }

  @Test
  void a_deadlock_in_a_log_happens_again_before_and_not_after() throws Exception {
    Played played =
        Played.of(new CrossedTransfers(DRAWN), folder, order -> order.skills(lockKeeper()));

    assertThat(played.isGood()).as("%s", played.line()).isTrue();
    IssueFile file = played.about(played.scenario().planted().get(0)).orElseThrow();
    assertThat(file.assignment().owner()).isEqualTo(new SkillId("lock-keeper"));
    assertThat(file.standing().level()).isEqualTo(Level.PEER_CONSULTATION);
    assertThat(file.accepted().proposal().remedies()).singleElement().isInstanceOf(LockOrder.class);
    Comparison meeting = file.attempts().get(file.attempts().size() - 1).trial().reads().get(0);
    assertThat(meeting.without().cutOff()).isPositive();
    assertThat(meeting.with().cutOff()).isZero();
    assertThat(played.state().finalComparisons())
        .extracting(each -> each.query().value())
        .contains(file.issue().subject().text());
    assertThat(packets())
        .singleElement()
        .asString()
        .contains(DRAWN.fill("update parent set amount"))
        .contains(DRAWN.fill("select id from public.parent as parent where (id = "))
        .contains("order by id for update");
  }

  @Test
  void in_a_healthy_database_nothing_of_that_is_found() throws Exception {
    Played played = Played.of(new Healthy(DRAWN), folder, UnaryOperator.identity());

    assertThat(played.touchedDecoys()).isEmpty();
    assertThat(played.state().accepted()).isEmpty();
  }

  /** Who says so in a file of their own takes such issues over. */
  private Path lockKeeper() {
    try {
      return Files.writeString(
          Files.createDirectories(folder.resolve("skills")).resolve("lock-keeper.md"),
          """
          ---
          name: lock-keeper
          description: Keeps transactions out of each other's way.
          owns: [lock contention, deadlock]
          ---
          # Lock keeper

          Find out who holds what, and let everybody lock in one order.
          """);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> packets() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("results/rewrites"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }
}
