package dev.tunesmith.database.dialect;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files in which a server, or somebody who asked it, wrote down which statements ran. */
public interface StatementRecords {

  /** Those of a server that writes none. */
  StatementRecords NONE =
      new StatementRecords() {
        @Override
        public Optional<Form> form(String beginning) {
          return Optional.empty();
        }

        @Override
        public String advice() {
          return "give the statements as SQL";
        }
      };

  /**
   * One line of such a file: a statement that ran, once or often.
   *
   * @param database where it ran; empty where that is not said
   * @param values its parameters as literals, by number; empty where nobody wrote them down
   * @param moment when it ended, and in which session
   */
  record Ran(Remembered statement, String database, Map<Integer, String> values, Moment moment) {
    public Ran {
      values = Map.copyOf(values);
    }
  }

  /**
   * Where in the course of a session something stands.
   *
   * @param session what tells it from others; empty where that is not known
   * @param process the number by which the server calls it in messages; 0 where it is not known
   * @param end null where nobody wrote it down
   */
  record Moment(String session, int process, @Nullable LocalDateTime end) {

    /** Nothing is known of it. */
    public static final Moment UNKNOWN = new Moment("", 0, null);
  }

  /**
   * Sessions that waited for each other, until the server gave one up.
   *
   * @param waiting the statement of each that waited, by the number of its session
   */
  record Deadlock(String database, Map<Integer, Waiting> waiting) {
    public Deadlock {
      waiting = Map.copyOf(waiting);
    }
  }

  /**
   * A statement that waited.
   *
   * @param values its parameters as literals, by number; empty where nobody wrote them down
   */
  record Waiting(String sql, Map<Integer, String> values) {
    public Waiting {
      values = Map.copyOf(values);
    }
  }

  /**
   * A session that waited for a lock.
   *
   * @param process the number of the session
   * @param holders the numbers of those who held it; empty where that is not said
   * @param millis how long so far
   */
  record LockWait(
      String database,
      int process,
      List<Integer> holders,
      Waiting waiting,
      double millis,
      Stage stage) {

    /** Whether it goes on. */
    public enum Stage {
      STILL_WAITING,
      OVER
    }

    public LockWait {
      holders = List.copyOf(holders);
    }
  }

  /** Is told what a file says, in its order. */
  @FunctionalInterface
  interface Listener {

    /** A statement ran. */
    void ran(Ran ran);

    /** Sessions waited for each other. */
    default void met(Deadlock deadlock) {}

    /** A session waited for a lock. */
    default void waited(LockWait wait) {}
  }

  /** One of the forms that such files have. */
  @FunctionalInterface
  interface Form {
    /**
     * Reads a file of this form, however long it is; what is no record of a statement is passed
     * over.
     *
     * @param records is told of them
     * @throws IOException if the file cannot be read
     */
    void read(BufferedReader file, Listener records) throws IOException;
  }

  /** The form of a file that begins so; empty where it is no such file. */
  Optional<Form> form(String beginning);

  /** What to do so that a server writes such records, for messages. */
  String advice();
}
