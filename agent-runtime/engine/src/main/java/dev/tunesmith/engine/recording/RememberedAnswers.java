package dev.tunesmith.engine.recording;

import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.recording.RecordedLine.Exchange;
import dev.tunesmith.engine.recording.WitnessedDecider.Chosen;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.RawJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was answered before, by whom it was answered and in which order, but not to what: for a
 * session whose measurements are new, so that nobody asks quite the same again.
 */
public final class RememberedAnswers implements LaneKeeper {

  private final Recording recording;
  private final CurrentLane lanes = new CurrentLane();
  private final Map<String, Deque<Exchange>> left = new ConcurrentHashMap<>();

  /** The answers of a recording. */
  public RememberedAnswers(Recording recording) {
    this.recording = recording;
  }

  @Override
  public <T> T during(String lane, Supplier<T> work) {
    return lanes.during(lane, work);
  }

  /** The next answer to a question of that kind in the asking thread's lane, if there is one. */
  public <A> Optional<A> next(String what, Class<A> form) {
    String lane = lanes.current();
    Deque<Exchange> answers =
        left.computeIfAbsent(
            lane + "\n" + what, any -> new ArrayDeque<>(recording.lane(lane).all(what)));
    Exchange next;
    synchronized (answers) {
      next = answers.poll();
    }
    RawJson answer = next == null ? null : next.answer();
    return answer == null ? Optional.empty() : Optional.of(CoreJson.read(answer.text(), form));
  }

  /** A person who chooses as before, where there is the same to choose from. */
  public Decider decider() {
    return (question, file) ->
        next(WitnessedDecider.DECIDE, Chosen.class)
            .map(Chosen::choice)
            .filter(
                choice ->
                    question.options().stream()
                        .map(DecisionOption::name)
                        .anyMatch(choice.option()::equals));
  }
}
