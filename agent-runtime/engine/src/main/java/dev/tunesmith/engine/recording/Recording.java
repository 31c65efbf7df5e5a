package dev.tunesmith.engine.recording;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.recording.RecordedLine.Exchange;
import dev.tunesmith.engine.recording.RecordedLine.Kind;
import dev.tunesmith.engine.recording.RecordedLine.Looks;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.UnreadableValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was kept of a session, read back. Immutable once read. */
public final class Recording {

  /** The format this version writes, and the only one it reads. */
  static final int FORMAT = 1;

  /** What the last line says of itself. */
  static final String END = "end";

  private final RecordedOrder order;
  private final Map<String, Lane> lanes = new HashMap<>();
  private boolean whole;

  /** What one lane asked and saw. */
  static final class Lane {
    private final Map<Integer, Exchange> exchanges = new HashMap<>();
    private final Map<Integer, List<Instant>> looks = new HashMap<>();
    private int interruptedAfter = -1;

    Optional<Exchange> exchange(int number) {
      return Optional.ofNullable(exchanges.get(number));
    }

    /** What was seen on the clock after so many questions and before the next. */
    List<Instant> looks(int after) {
      return looks.getOrDefault(after, List.of());
    }

    /** Whether whoever asked was interrupted during this question, or after it. */
    boolean isInterruptedAfter(int number) {
      return interruptedAfter == number;
    }

    /** All questions of a kind, in their order. */
    List<Exchange> all(String what) {
      return exchanges.values().stream()
          .filter(each -> each.what().equals(what))
          .sorted(Comparator.comparingInt(Exchange::number))
          .toList();
    }

    int size() {
      return exchanges.size();
    }
  }

  private Recording(RecordedOrder order) {
    this.order = order;
  }

  /**
   * Reads the recording of a result folder. A last line that a killed process left half-written is
   * passed over.
   *
   * @throws InvalidInputException if there is none, or one that cannot be used
   */
  public static Recording read(Path folder) {
    Path file = folder.resolve(RecordingFile.NAME);
    List<String> lines = linesOf(file);
    if (lines.isEmpty()) {
      throw new InvalidInputException(file + " is empty");
    }
    requireFormat(file, lines.get(0));
    Recording recording =
        new Recording(line(file, 1, lines.get(0), RecordedLine.Head.class).order());
    for (int at = 1; at < lines.size(); at++) {
      try {
        recording.add(lines.get(at));
      } catch (UnreadableValueException e) {
        boolean torn = at == lines.size() - 1 && !lines.get(at).endsWith("}");
        if (!torn) {
          throw unreadable(file, at + 1, e);
        }
      }
    }
    return recording;
  }

  private static void requireFormat(Path file, String first) {
    Integer format = line(file, 1, first, Kind.class).format();
    if (format == null) {
      throw new InvalidInputException(file + " does not begin as a recording does");
    }
    if (format != FORMAT) {
      throw new InvalidInputException(
          file
              + " is in format "
              + format
              + " of recordings, and this version reads format "
              + FORMAT
              + "; replay it with the version of Tunesmith that wrote it");
    }
  }

  private static <T> T line(Path file, int number, String line, Class<T> form) {
    try {
      return CoreJson.read(line, form);
    } catch (UnreadableValueException e) {
      throw unreadable(file, number, e);
    }
  }

  private static InvalidInputException unreadable(Path file, int number, Exception fault) {
    return new InvalidInputException(
        file + ", line " + number + " cannot be read: " + fault.getMessage(), fault);
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(
          "there is no recording in "
              + file.getParent()
              + ": its session did not run with --record, or this is no result folder",
          e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void add(String line) {
    String what = CoreJson.read(line, Kind.class).what();
    if (what == null) {
      add(CoreJson.read(line, Looks.class));
    } else if (what.equals(END)) {
      whole = true;
    } else {
      add(CoreJson.read(line, Exchange.class));
    }
  }

  private void add(Exchange exchange) {
    Lane lane = addedTo(exchange.lane());
    if (lane.exchanges.put(exchange.number(), exchange) != null) {
      throw new InvalidInputException(
          "the recording cannot be used: question "
              + exchange.number()
              + " of "
              + exchange.lane()
              + " stands there twice");
    }
  }

  private void add(Looks looks) {
    Lane lane = addedTo(looks.lane());
    lane.looks.computeIfAbsent(looks.after(), any -> new ArrayList<>()).addAll(looks.looks());
    if (looks.interrupted() != null) {
      lane.interruptedAfter = looks.after();
    }
  }

  /** Whether it goes on to the session's end. */
  boolean isWhole() {
    return whole;
  }

  /** What the session was asked to do. */
  public RecordedOrder order() {
    return order;
  }

  Lane lane(String name) {
    return lanes.getOrDefault(name, new Lane());
  }

  private Lane addedTo(String name) {
    return lanes.computeIfAbsent(name, any -> new Lane());
  }
}
