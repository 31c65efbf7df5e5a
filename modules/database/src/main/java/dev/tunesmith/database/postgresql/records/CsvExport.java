package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * An export with the names of its columns in the first line, separated by whatever stands there.
 */
final class CsvExport implements RecognisedForm {

  private static final String SEPARATORS = ",;\t|";

  @Override
  public boolean begins(String text) {
    List<String> names = names(text.lines().findFirst().orElse(""));
    return names.contains("query") && names.contains("calls");
  }

  private static List<String> names(String line) {
    return Arrays.stream(line.split("[" + SEPARATORS + "]", -1))
        .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public void read(BufferedReader text, Listener records) throws IOException {
    String header = text.readLine();
    List<String> names = names(header);
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator(header)).get();
    try (CSVParser rows = format.parse(text)) {
      for (CSVRecord row : rows) {
        Exported.of(name -> cell(row, names.indexOf(name))).ifPresent(records::ran);
      }
    }
  }

  private static char separator(String header) {
    return (char)
        header.chars().filter(each -> SEPARATORS.indexOf(each) >= 0).findFirst().orElse(',');
  }

  private static String cell(CSVRecord row, int at) {
    return at >= 0 && at < row.size() ? row.get(at) : "";
  }
}
