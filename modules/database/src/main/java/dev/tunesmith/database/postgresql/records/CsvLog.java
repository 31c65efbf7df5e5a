package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A log as csvlog writes it; its columns have kept their places since version 9.0. */
final class CsvLog implements RecognisedForm {

  private static final int TIME = 0;
  private static final int DATABASE = 2;
  private static final int SESSION = 5;
  private static final int MESSAGE = 13;
  private static final int DETAIL = 14;
  private static final int STATEMENT = 19;

  private static final Pattern START =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}"
              + " [^,\"]*,(\"[^\"]*\")?,(\"[^\"]*\")?,\\d*,");

  @Override
  public boolean begins(String text) {
    return START.matcher(text).lookingAt();
  }

  @Override
  public void read(BufferedReader text, Listener records) throws IOException {
    Durations durations = new Durations(records);
    try (CSVParser rows = CSVFormat.DEFAULT.parse(text)) {
      for (CSVRecord row : rows) {
        if (row.size() > DETAIL) {
          durations.accept(
              new LogEntry(
                  row.get(SESSION),
                  row.get(DATABASE),
                  row.get(TIME),
                  row.get(MESSAGE),
                  row.get(DETAIL),
                  row.size() > STATEMENT ? row.get(STATEMENT) : ""));
        }
      }
    } catch (UncheckedIOException e) {
      // A log that is still written may end in the middle of a row.
      durations.end();
      return;
    }
    durations.end();
  }
}
