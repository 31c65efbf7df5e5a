package dev.tunesmith.engine.recording;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.recording.RecordedLine.Exchange;
import dev.tunesmith.engine.recording.RecordedLine.Looks;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.RawJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a session asks and is answered. An answer is on the disk before the session has
 * it, so that the ledger never knows more than the recording.
 */
public final class RecordingWitness implements Witness, SessionListener, AutoCloseable {

  private final InstantSource clock;
  private final long seed;
  private final CurrentLane lanes = new CurrentLane();
  private final RandomGenerator chance;
  private final Map<String, Notes> notes = new ConcurrentHashMap<>();
  private final List<String> early = new ArrayList<>();
  private @Nullable RecordingFile file;
  private boolean over;

  /** What a lane has asked and seen so far. */
  private static final class Notes {
    private int asked;
    private final List<Instant> looks = new ArrayList<>();
    private boolean interrupted;
  }

  /**
   * A witness of a session that lives by {@code clock}.
   *
   * @param seed of all chance; must not be foreseeable
   */
  public RecordingWitness(InstantSource clock, long seed) {
    this.clock = clock;
    this.seed = seed;
    this.chance = new LaneChance(seed, lanes);
  }

  /** Of all chance. */
  public long seed() {
    return seed;
  }

  /** Begins the file, with what was asked before there was a folder to write to. */
  public synchronized void begin(Path folder, RecordedOrder order) {
    RecordingFile created = RecordingFile.create(folder);
    created.append(CoreJson.write(new RecordedLine.Head(Recording.FORMAT, order)));
    early.forEach(created::append);
    early.clear();
    created.force();
    file = created;
  }

  @Override
  public <A> A ask(Question question, Class<A> form, Supplier<A> live) {
    String lane = question.lane() == null ? lanes.current() : question.lane();
    int number = begin(lane);
    try {
      A answer = live.get();
      keep(lane, number, question, new RawJson(CoreJson.write(answer, form)), null);
      return answer;
    } catch (DatabaseException e) {
      keep(lane, number, question, null, RecordedFailure.of(e));
      throw e;
    } catch (WorkCancelledException e) {
      keep(lane, number, question, null, RecordedFailure.of(e));
      throw e;
    }
  }

  private synchronized int begin(String lane) {
    Notes own = notes(lane);
    flush(lane, own);
    return ++own.asked;
  }

  private synchronized void keep(
      String lane,
      int number,
      Question question,
      @Nullable RawJson answer,
      @Nullable RecordedFailure failure) {
    write(
        CoreJson.write(
            new Exchange(
                lane,
                number,
                question.what(),
                new RawJson(question.arguments()),
                answer,
                failure)));
    if (file != null && !over) {
      file.force();
    }
  }

  private Notes notes(String lane) {
    return notes.computeIfAbsent(lane, any -> new Notes());
  }

  private void flush(String lane, Notes own) {
    if (!own.looks.isEmpty() || own.interrupted) {
      Boolean interrupted = own.interrupted ? true : null;
      write(CoreJson.write(new Looks(lane, own.asked, own.looks, interrupted)));
      own.looks.clear();
      own.interrupted = false;
    }
  }

  private void write(String line) {
    if (over) {
      return;
    }
    if (file == null) {
      early.add(line);
    } else {
      file.append(line);
    }
  }

  @Override
  public <T> T during(String lane, Supplier<T> work) {
    return lanes.during(
        lane,
        () -> {
          T result = work.get();
          noteInterrupt(lane);
          return result;
        });
  }

  private synchronized void noteInterrupt(String lane) {
    notes(lane).interrupted = Thread.currentThread().isInterrupted();
  }

  @Override
  public InstantSource clock() {
    return this::look;
  }

  private synchronized Instant look() {
    Instant seen = clock.instant();
    notes(lanes.current()).looks.add(seen);
    return seen;
  }

  @Override
  public RandomGenerator chance() {
    return chance;
  }

  /** What was seen on the clock up to here is kept with the ledger's entry. */
  @Override
  public synchronized void onEntry(LedgerEntry entry) {
    notes.forEach(this::flush);
  }

  /** Says that the session is being cancelled: nothing that happens from now on will repeat. */
  public synchronized void cut() {
    if (file != null && !over) {
      notes.forEach(this::flush);
      file.force();
    }
    over = true;
  }

  @Override
  public synchronized void close() {
    notes.forEach(this::flush);
    write(CoreJson.write(new RecordedLine.End(Recording.END)));
    cut();
    if (file != null) {
      file.close();
    }
  }
}
