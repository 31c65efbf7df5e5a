package dev.tunesmith.engine.recording;

import dev.tunesmith.agents.recording.ModelReply;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.order.Divergence;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.recording.RecordedLine.Exchange;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.JsonDifference;
import dev.tunesmith.json.RawJson;
import dev.tunesmith.json.UnreadableValueException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Knows what was answered to a session before, and answers the same. It stops the session at the
 * first question that was not asked then, or not so.
 */
public final class ReplayingWitness implements Witness, SessionListener {

  private final Recording recording;
  private final Runnable cancel;
  private final CurrentLane lanes = new CurrentLane();
  private final RandomGenerator chance;
  private final Map<String, Track> tracks = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private volatile Instant latest = Instant.EPOCH;
  private volatile long entries;

  /**
   * Why a replay stopped before the session's end.
   *
   * @param entries how many the new ledger held by then
   * @param divergence null where the recording itself ends there
   * @param fault what is wrong with the recording, or null
   */
  public record Stop(
      long entries, @Nullable Divergence divergence, @Nullable InvalidInputException fault) {}

  /**
   * A witness to a recording.
   *
   * @param cancel cancels the session that is replayed, as its user could
   */
  public ReplayingWitness(Recording recording, Runnable cancel) {
    this.recording = recording;
    this.cancel = cancel;
    this.chance = new LaneChance(recording.order().seed(), lanes);
  }

  /** Why it stopped; empty where it did not. */
  public Optional<Stop> stop() {
    return Optional.ofNullable(stop.get());
  }

  @Override
  public <A> A ask(Question question, Class<A> form, Supplier<A> live) {
    Track track = track(question.lane() == null ? lanes.current() : question.lane());
    int number = track.next();
    Optional<Exchange> known = track.recorded.exchange(number);
    boolean isInterrupted = track.recorded.isInterruptedAfter(number);
    if (known.isEmpty() && isInterrupted && track.interruptFromOutside()) {
      awaitInterrupt();
      throw new SessionCancelledException("whoever asked was interrupted");
    }
    if (stop.get() != null || known.isEmpty()) {
      throw unforeseen(track, question);
    }
    Exchange exchange = known.get();
    difference(track.name, exchange, question)
        .ifPresent(
            divergence -> {
              throw stopped(divergence, null);
            });
    try {
      A answer = answer(exchange, form);
      if (isInterrupted) {
        interrupt(track, answer);
      }
      return answer;
    } catch (UnreadableValueException e) {
      throw stopped(null, unreadable(exchange, e));
    }
  }

  /**
   * Interrupts whoever was interrupted then: in the middle of a call that was never answered, or
   * once the answer was there.
   */
  private static void interrupt(Track track, Object answer) {
    boolean isUnanswered = answer instanceof ModelReply reply && reply.isGivenUp();
    if (isUnanswered && track.interruptFromOutside()) {
      awaitInterrupt();
    } else {
      track.interruptsAtNextLook = true;
    }
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Divergence> difference(String lane, Exchange known, Question now) {
    String place = "question " + known.number() + " of " + lane;
    if (!known.what().equals(now.what())) {
      return Optional.of(new Divergence(place, "what", known.what(), now.what()));
    }
    return JsonDifference.between(known.question().text(), now.arguments())
        .map(
            difference ->
                new Divergence(
                    place + ", " + known.what(),
                    difference.field(),
                    difference.expected(),
                    difference.found()));
  }

  private static <A> A answer(Exchange exchange, Class<A> form) {
    if (exchange.failure() != null) {
      throw exchange.failure().exception();
    }
    RawJson answer = exchange.answer();
    return CoreJson.read(answer == null ? "null" : answer.text(), form);
  }

  private static InvalidInputException unreadable(
      Exchange exchange, UnreadableValueException fault) {
    return new InvalidInputException(
        "the recording's answer to question "
            + exchange.number()
            + " of "
            + exchange.lane()
            + " cannot be read: "
            + fault.getMessage(),
        fault);
  }

  private SessionCancelledException unforeseen(Track track, Question question) {
    // Where the recording has no more questions of anybody, the session was cut off there.
    return track.recorded.size() < track.asked && !recording.isWhole()
        ? stopped(null, null)
        : stopped(
            new Divergence(
                "question " + track.asked + " of " + track.name,
                "",
                "",
                question.what() + " " + question.arguments()),
            null);
  }

  /** Cancels the session, and holds whoever asked until that has reached its thread. */
  private SessionCancelledException stopped(
      @Nullable Divergence divergence, @Nullable InvalidInputException fault) {
    stop.compareAndSet(null, new Stop(entries, divergence, fault));
    cancel.run();
    awaitInterrupt();
    return new SessionCancelledException("the replay stopped");
  }

  @Override
  public <T> T during(String lane, Supplier<T> work) {
    track(lane).owner = Thread.currentThread();
    return lanes.during(lane, work);
  }

  @Override
  public InstantSource clock() {
    return this::look;
  }

  /** What was seen then; whoever looks more often than then sees the time stand still. */
  private Instant look() {
    Instant seen = track(lanes.current()).look().orElse(latest);
    latest = seen;
    return seen;
  }

  @Override
  public RandomGenerator chance() {
    return chance;
  }

  @Override
  public void onEntry(LedgerEntry entry) {
    entries = entry.sequence();
  }

  private Track track(String lane) {
    return tracks.computeIfAbsent(lane, name -> new Track(name, recording.lane(name)));
  }

  /** How far a lane has come. */
  private static final class Track {
    private final String name;
    private final Recording.Lane recorded;
    private int asked;
    private int looked;
    private @Nullable Instant last;
    private volatile @Nullable Thread owner;
    private volatile boolean interruptsAtNextLook;

    Track(String name, Recording.Lane recorded) {
      this.name = name;
      this.recorded = recorded;
    }

    synchronized int next() {
      looked = 0;
      return ++asked;
    }

    synchronized Optional<Instant> look() {
      if (interruptsAtNextLook) {
        interruptsAtNextLook = false;
        Thread.currentThread().interrupt();
      }
      if (looked < recorded.looks(asked).size()) {
        last = recorded.looks(asked).get(looked++);
      }
      return Optional.ofNullable(last);
    }

    /** Interrupts the lane's own thread from another one, such as that of a model's call. */
    boolean interruptFromOutside() {
      Thread thread = owner;
      if (thread == null || thread == Thread.currentThread()) {
        return false;
      }
      thread.interrupt();
      return true;
    }
  }
}
