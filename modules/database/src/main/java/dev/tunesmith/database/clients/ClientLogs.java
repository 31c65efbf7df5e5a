package dev.tunesmith.database.clients;

import dev.tunesmith.database.dialect.StatementRecords.Form;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Recognises the logs of Hibernate, Rails, Django, p6spy and the PostgreSQL driver for Java. */
public final class ClientLogs {

  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  /** Reads a log line by line. */
  interface Lines {
    void add(String line, Listener records);

    /** No line follows. */
    default void end(Listener records) {}
  }

  private record Kind(Pattern sign, Supplier<Lines> lines) {

    void read(BufferedReader file, Listener records) throws IOException {
      Lines reading = lines.get();
      for (String line = file.readLine(); line != null; line = file.readLine()) {
        reading.add(withoutColours(line), records);
      }
      reading.end(records);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(HibernateLog.SIGN, HibernateLog::new),
          new Kind(RailsLog.SIGN, RailsLog::new),
          new Kind(DjangoLog.SIGN, DjangoLog::new),
          new Kind(P6SpyLog.SIGN, P6SpyLog::new),
          new Kind(DriverLog.SIGN, DriverLog::new));

  private ClientLogs() {}

  /** The form of a log that begins so; empty where it is none of these. */
  public static Optional<Form> form(String beginning) {
    String text = withoutColours(beginning);
    return KINDS.stream()
        .filter(kind -> kind.sign.matcher(text).find())
        .<Form>map(kind -> kind::read)
        .findFirst();
  }

  private static String withoutColours(String text) {
    return text.indexOf('\u001b') < 0 ? text : COLOURS.matcher(text).replaceAll("");
  }
}
