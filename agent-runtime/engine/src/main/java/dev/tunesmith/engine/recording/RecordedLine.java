package dev.tunesmith.engine.recording;

import dev.tunesmith.json.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forms of a recording's lines. */
final class RecordedLine {

  private RecordedLine() {}

  /** What every line is looked at for first. */
  record Kind(@Nullable Integer format, @Nullable String what) {}

  /** The last line; one that is missing tells that the session was cut off. */
  record End(String what) {}

  /** The first line. */
  record Head(int format, RecordedOrder order) {
    Head {
      Objects.requireNonNull(order, "order");
    }
  }

  /**
   * A question and what came of it.
   *
   * @param number of the question in its lane, from 1
   * @param answer null where it failed
   * @param failure null where it was answered
   */
  record Exchange(
      String lane,
      int number,
      String what,
      RawJson question,
      @Nullable RawJson answer,
      @Nullable RecordedFailure failure) {
    Exchange {
      Objects.requireNonNull(lane, "lane");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(question, "question");
      if ((answer == null) == (failure == null)) {
        throw new IllegalArgumentException("expected an answer or a failure");
      }
    }
  }

  /**
   * What a lane saw on the clock.
   *
   * @param after how many questions it had asked before
   */
  record Looks(String lane, int after, List<Instant> looks, @Nullable Boolean interrupted) {
    Looks {
      Objects.requireNonNull(lane, "lane");
      looks = List.copyOf(looks);
    }
  }
}
