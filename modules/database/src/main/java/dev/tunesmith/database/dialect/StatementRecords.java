package dev.tunesmith.database.dialect;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
   * @param end null where nobody wrote it down
   */
  record Moment(String session, @Nullable LocalDateTime end) {

    /** Nothing is known of it. */
    public static final Moment UNKNOWN = new Moment("", null);
  }

  /** One of the forms that such files have. */
  @FunctionalInterface
  interface Form {
    /**
     * Reads a file of this form, however long it is; what is no record of a statement is passed
     * over.
     *
     * @param records is given them in the order of the file
     * @throws IOException if the file cannot be read
     */
    void read(BufferedReader file, Consumer<Ran> records) throws IOException;
  }

  /** The form of a file that begins so; empty where it is no such file. */
  Optional<Form> form(String beginning);

  /** What to do so that a server writes such records, for messages. */
  String advice();
}
