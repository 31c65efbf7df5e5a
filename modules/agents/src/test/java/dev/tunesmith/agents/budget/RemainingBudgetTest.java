package dev.tunesmith.agents.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.ModelUse.Basis;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemainingBudgetTest {
  private static final Price PRICE = new Price(new BigDecimal("3"), new BigDecimal("15"));
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  static LongStream seeds() {
    return new Random().longs(20);
  }

  @Test
  void what_may_be_needed_is_set_aside_until_it_is_known() {
    RemainingBudget budget = budget(ModelBudget.UNLIMITED.withTokens(1_000));
    Reservation first = granted(budget.reserve(400, 200, null));

    assertThat(budget.reserve(300, 101, null))
        .isEqualTo(
            new Draw.Refused<Reservation>(
                new Spent(
                    BudgetKind.TOKENS,
                    "600 of 1000 tokens are used, and the next call may need 401")));
    assertThat(first.used(100, 20, Basis.REPORTED))
        .isEqualTo(new ModelUse(100, 20, Basis.REPORTED, null));
    assertThat(budget.reserve(680, 200, null)).isInstanceOf(Draw.Granted.class);
  }

  @Test
  void money_is_counted_in_millionths_rounded_up() {
    Price cents = new Price(new BigDecimal("0.15"), new BigDecimal("0.075"));

    assertThat(PRICE.micros(1_000, 100)).isEqualTo(4_500);
    assertThat(cents.micros(101, 1)).isEqualTo(16);
    assertThat(PRICE.micros(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_call_that_may_cost_too_much_is_not_made() {
    RemainingBudget budget = budget(ModelBudget.UNLIMITED.withMoneyMicros(10_000));
    granted(budget.reserve(1_000, 100, PRICE)).used(1_000, 100, Basis.REPORTED);

    assertThat(budget.reserve(1_000, 200, PRICE))
        .isEqualTo(
            new Draw.Refused<Reservation>(
                new Spent(
                    BudgetKind.MONEY,
                    "0.0045 of 0.01 is spent, and the next call may cost 0.006")));
  }

  @Test
  void a_refused_call_costs_nothing_but_counts_as_one() {
    RemainingBudget budget = budget(ModelBudget.UNLIMITED.withTokens(500).withRounds(2));

    assertThat(granted(budget.reserve(400, 100, PRICE)).nothingUsed())
        .isEqualTo(new ModelUse(0, 0, Basis.NOTHING, 0L));
    assertThat(granted(budget.reserve(400, 100, PRICE)).unknown())
        .isEqualTo(new ModelUse(400, 100, Basis.ESTIMATED, 2_700L));
    assertThat(refusal(budget.reserve(0, 0, null)).kind()).isEqualTo(BudgetKind.ROUNDS);
  }

  @Test
  void nothing_is_granted_after_the_deadline() {
    RemainingBudget budget = RemainingBudget.of(ModelBudget.UNLIMITED, Instant.EPOCH, CLOCK);

    assertThat(budget.timeLeft()).isEqualTo(Duration.ZERO);
    assertThat(refusal(budget.reserve(1, 1, null)).kind()).isEqualTo(BudgetKind.WALL_CLOCK);
  }

  @Test
  void a_child_draws_from_its_parent_and_keeps_to_its_own_share() {
    RemainingBudget parent = budget(ModelBudget.UNLIMITED.withTokens(1_000).withToolCalls(2));
    RemainingBudget child = granted(parent.child(ModelBudget.UNLIMITED.withTokens(600)));

    assertThat(refusal(child.reserve(601, 0, null)).detail()).contains("of 600");
    granted(child.reserve(500, 0, null)).used(500, 0, Basis.REPORTED);
    assertThat(refusal(parent.reserve(501, 0, null)).detail()).contains("500 of 1000");
    granted(parent.reserve(450, 0, null));
    assertThat(refusal(child.reserve(51, 0, null)).detail()).contains("950 of 1000");
    assertThat(child.takeToolCall()).isEmpty();
    assertThat(parent.takeToolCall()).isEmpty();
    assertThat(child.takeToolCall())
        .contains(new Spent(BudgetKind.TOOL_CALLS, "all 2 calls are made"));
  }

  @Test
  void consultations_nest_as_deep_as_the_first_budget_allows() {
    RemainingBudget child =
        granted(budget(ModelBudget.UNLIMITED).child(ModelBudget.UNLIMITED.withDepth(9)));
    RemainingBudget grandchild = granted(child.child(ModelBudget.UNLIMITED));

    assertThat(grandchild.child(ModelBudget.UNLIMITED))
        .isEqualTo(
            new Draw.Refused<RemainingBudget>(
                new Spent(BudgetKind.DEPTH, "consultations may nest 2 deep")));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_budget_is_exceeded_however_many_ask_at_once(long seed)
      throws InterruptedException, ExecutionException {
    RemainingBudget budget =
        budget(ModelBudget.UNLIMITED.withTokens(20_000).withMoneyMicros(90_000));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<ModelUse>>> askers = new ArrayList<>();
      for (int asker = 0; asker < 8; asker++) {
        Random random = new Random(seed + asker);
        RemainingBudget own =
            asker % 2 == 0 ? budget : granted(budget.child(ModelBudget.UNLIMITED));
        askers.add(() -> askUntilRefused(own, random));
      }
      List<ModelUse> uses = new ArrayList<>();
      for (Future<List<ModelUse>> done : threads.invokeAll(askers)) {
        uses.addAll(done.get());
      }
      assertThat(uses.stream().mapToLong(use -> use.inputTokens() + use.outputTokens()).sum())
          .isBetween(5_000L, 20_000L);
      assertThat(uses.stream().mapToLong(ModelUse::moneyMicros).sum()).isLessThanOrEqualTo(90_000);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<ModelUse> askUntilRefused(RemainingBudget budget, Random random) {
    List<ModelUse> uses = new ArrayList<>();
    while (true) {
      int input = random.nextInt(900);
      int output = random.nextInt(300);
      if (!(budget.reserve(input, output, PRICE) instanceof Draw.Granted<Reservation> granted)) {
        return uses;
      }
      uses.add(
          switch (random.nextInt(3)) {
            case 0 -> granted.value().nothingUsed();
            case 1 -> granted.value().unknown();
            default ->
                granted
                    .value()
                    .used(random.nextInt(input + 1), random.nextInt(output + 1), Basis.REPORTED);
          });
    }
  }

  private static RemainingBudget budget(ModelBudget budget) {
    return RemainingBudget.of(budget, Instant.MAX, CLOCK);
  }

  private static <T> T granted(Draw<T> draw) {
    assertThat(draw).isInstanceOf(Draw.Granted.class);
    return ((Draw.Granted<T>) draw).value();
  }

  private static <T> Spent refusal(Draw<T> draw) {
    assertThat(draw).isInstanceOf(Draw.Refused.class);
    return ((Draw.Refused<T>) draw).spent();
  }
}
