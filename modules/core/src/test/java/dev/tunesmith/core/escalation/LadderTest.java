package dev.tunesmith.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.LadderEvent.AgentUnavailable;
import dev.tunesmith.core.escalation.LadderEvent.AttemptAccepted;
import dev.tunesmith.core.escalation.LadderEvent.AttemptFailed;
import dev.tunesmith.core.escalation.LadderEvent.BudgetGone;
import dev.tunesmith.core.escalation.LadderEvent.DecisionExpired;
import dev.tunesmith.core.escalation.LadderEvent.Declined;
import dev.tunesmith.core.escalation.LadderEvent.GaveUp;
import dev.tunesmith.core.escalation.LadderEvent.OptionChosen;
import dev.tunesmith.core.escalation.LadderEvent.Parked;
import dev.tunesmith.core.escalation.LadderEvent.Resumed;
import dev.tunesmith.core.escalation.LadderEvent.SettledByAnother;
import dev.tunesmith.core.escalation.LadderEvent.TimedOut;
import dev.tunesmith.core.escalation.LadderEvent.TriggerFired;
import dev.tunesmith.core.escalation.Standing.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every standing that can be reached, under protocols with few attempts and little time. */
class LadderTest {

  private static final List<LadderEvent> EVENTS = events();

  private static List<LadderEvent> events() {
    List<LadderEvent> events =
        new ArrayList<>(
            List.of(
                new AttemptAccepted("accepted"),
                new SettledByAnother("settled"),
                new AttemptFailed("failed", Duration.ZERO),
                new AttemptFailed("failed slowly", Duration.ofMinutes(2)),
                new AttemptFailed("failed at length", Duration.ofHours(1)),
                new TimedOut(),
                new GaveUp("gave up"),
                new AgentUnavailable("unavailable"),
                new BudgetGone("iterations"),
                new Parked("parked"),
                new Resumed(),
                new OptionChosen("option"),
                new Declined("as it is"),
                new DecisionExpired()));
    Arrays.stream(Level.values())
        .map(level -> new TriggerFired("trigger", level))
        .forEach(events::add);
    return events;
  }

  static Stream<Protocol> protocols() {
    return Stream.of(
        Protocol.standard(), protocol(1, 5), protocol(2, 3), protocol(3, 1), protocol(4, 60));
  }

  private static Protocol protocol(int attempts, int minutes) {
    Map<Level, DeclaredLevel> levels = new HashMap<>();
    for (Level level : Level.values()) {
      levels.put(
          level,
          new DeclaredLevel(attempts, Duration.ofMinutes(minutes), List.of(), null, List.of(), 1));
    }
    return Protocol.standard().overlaid(new DeclaredProtocol(levels));
  }

  private record Step(Standing from, LadderEvent event, Standing to) {}

  private static List<Step> everyStep(Protocol protocol) {
    Ladder ladder = new Ladder(protocol);
    Set<String> seen = new HashSet<>();
    Deque<Standing> open = new ArrayDeque<>(List.of(Standing.start()));
    List<Step> steps = new ArrayList<>();
    while (!open.isEmpty()) {
      Standing from = open.pop();
      for (LadderEvent event : EVENTS) {
        Standing to = ladder.next(from, event);
        steps.add(new Step(from, event, to));
        if (seen.add(place(to))) {
          open.push(to);
        }
      }
    }
    return steps;
  }

  private static String place(Standing standing) {
    return standing.level()
        + " "
        + standing.attempts()
        + " "
        + standing.worked()
        + " "
        + standing.phase();
  }

  private static boolean isOutside(LadderEvent event) {
    return event instanceof Resumed || event instanceof OptionChosen;
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void every_path_ends_unless_someone_outside_moves_it(Protocol protocol) {
    Map<String, List<Step>> next = new HashMap<>();
    for (Step step : everyStep(protocol)) {
      if (!place(step.from()).equals(place(step.to())) && !isOutside(step.event())) {
        next.computeIfAbsent(place(step.from()), key -> new ArrayList<>()).add(step);
      }
    }

    assertThat(next.keySet()).noneMatch(place -> leadsBack(place, place, next, new HashSet<>()));
  }

  private static boolean leadsBack(
      String from, String to, Map<String, List<Step>> next, Set<String> seen) {
    return next.getOrDefault(from, List.of()).stream()
        .map(step -> place(step.to()))
        .anyMatch(
            place -> place.equals(to) || (seen.add(place) && leadsBack(place, to, next, seen)));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void whatever_comes_of_an_attempt_moves_the_issue(Protocol protocol) {
    assertThat(everyStep(protocol))
        .filteredOn(step -> step.from().isWorking())
        .filteredOn(
            step ->
                !isOutside(step.event())
                    && !(step.event() instanceof Declined)
                    && !(step.event() instanceof DecisionExpired))
        .allSatisfy(step -> assertThat(place(step.to())).isNotEqualTo(place(step.from())));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void choices_that_fail_come_to_an_end(Protocol protocol) {
    Ladder ladder = new Ladder(protocol);
    Standing standing =
        ladder.next(Standing.start(), new TriggerFired("major", Level.USER_DECISION));
    int choices = 0;
    while (!standing.hasEnded()) {
      assertThat(standing.phase()).isEqualTo(Phase.AWAITING_DECISION);
      standing = ladder.next(standing, new OptionChosen("option"));
      standing = ladder.next(standing, new AttemptFailed("no gain", Duration.ZERO));
      choices++;
    }

    assertThat(standing.phase()).isEqualTo(Phase.FAILED);
    assertThat(choices).isEqualTo(protocol.rule(Level.USER_DECISION).attempts());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void no_level_is_skipped_unless_a_trigger_says_so(Protocol protocol) {
    assertThat(everyStep(protocol))
        .filteredOn(step -> !(step.event() instanceof TriggerFired))
        .allSatisfy(
            step ->
                assertThat(step.to().level().number() - step.from().level().number())
                    .isBetween(0, 1));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void a_trigger_skips_no_further_than_it_says_and_nothing_leads_down(Protocol protocol) {
    assertThat(everyStep(protocol))
        .allSatisfy(
            step -> assertThat(step.to().level()).isGreaterThanOrEqualTo(step.from().level()))
        .filteredOn(step -> step.event() instanceof TriggerFired && step.from().isWorking())
        .filteredOn(
            step -> ((TriggerFired) step.event()).responsible().compareTo(step.from().level()) > 0)
        .allSatisfy(
            step ->
                assertThat(step.to().level())
                    .isEqualTo(((TriggerFired) step.event()).responsible()));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void nobody_works_on_with_attempts_or_time_spent(Protocol protocol) {
    assertThat(everyStep(protocol))
        .extracting(Step::to)
        .filteredOn(Standing::isWorking)
        .allSatisfy(
            standing -> {
              LevelRule rule = protocol.rule(standing.level());
              assertThat(standing.attempts()).isLessThan(rule.attempts());
              assertThat(standing.worked()).isLessThan(rule.workingTime());
            });
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void every_end_has_a_reason_and_stays(Protocol protocol) {
    assertThat(everyStep(protocol))
        .filteredOn(step -> step.to().hasEnded())
        .allSatisfy(step -> assertThat(step.to().why()).isNotBlank());
    assertThat(everyStep(protocol))
        .filteredOn(step -> step.from().hasEnded())
        .allSatisfy(step -> assertThat(step.to()).isEqualTo(step.from()));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void every_end_can_be_reached(Protocol protocol) {
    assertThat(everyStep(protocol))
        .extracting(step -> step.to().phase())
        .contains(Phase.RESOLVED, Phase.DECIDED, Phase.DECLINED, Phase.EXPIRED, Phase.FAILED);
  }

  @Test
  void parked_work_goes_on_with_the_attempts_it_had() {
    Ladder ladder = new Ladder(Protocol.standard());
    Standing tired = ladder.next(Standing.start(), new AttemptFailed("no", Duration.ofMinutes(1)));

    Standing resumed = ladder.next(ladder.next(tired, new Parked("later")), new Resumed());

    assertThat(resumed.isWorking()).isTrue();
    assertThat(resumed.attempts()).isEqualTo(1);
    assertThat(resumed.worked()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void only_a_person_s_choice_puts_a_remedy_to_trial_at_the_last_level() {
    assertThat(everyStep(Protocol.standard()))
        .filteredOn(
            step ->
                step.to().isWorking()
                    && step.to().level() == Level.USER_DECISION
                    && !step.from().isWorking())
        .allSatisfy(step -> assertThat(step.event()).isInstanceOf(OptionChosen.class));
  }

  @Test
  void a_remedy_for_another_issue_settles_one_that_waits_for_a_person() {
    Ladder ladder = new Ladder(Protocol.standard());
    Standing waiting = ladder.next(Standing.start(), new TriggerFired("x", Level.USER_DECISION));

    Standing settled = ladder.next(waiting, new SettledByAnother("settled by I2"));

    assertThat(settled.phase()).isEqualTo(Phase.RESOLVED);
  }
}
