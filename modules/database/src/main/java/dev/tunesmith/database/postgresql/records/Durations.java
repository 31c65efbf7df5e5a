package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in the messages of a log how long statements took. A plan of {@code auto_explain} counts
 * unless the log says besides how long its statement took; a statement that was logged before it
 * ran gets the duration that the same connection logs next.
 */
final class Durations {

  private static final Pattern DURATION =
      Pattern.compile(
          "(?s)duration: ([0-9.]+) ms(?:\\s+(statement|execute|plan)\\b([^:]*):\\s*(.*))?");
  private static final Pattern ANNOUNCED =
      Pattern.compile("(?s)(?:statement|execute [^:]*):\\s*(.*)");
  private static final int MOST_SESSIONS = 10_000;

  private final Consumer<Ran> records;
  private final Map<String, Ran> planned = new HashMap<>();
  private final Map<String, LogEntry> announced = new HashMap<>();

  Durations(Consumer<Ran> records) {
    this.records = records;
  }

  void accept(LogEntry entry) {
    Matcher duration = DURATION.matcher(entry.message());
    if (duration.matches()) {
      took(entry, Double.parseDouble(duration.group(1)), duration);
      return;
    }
    Matcher text = ANNOUNCED.matcher(entry.message());
    if (text.matches()) {
      forgetIfTooMany();
      announced.put(entry.session(), entry.saying(text.group(1)));
    }
  }

  /** What was only planned until now is all that is known of it. */
  void end() {
    planned.values().forEach(records);
    planned.clear();
  }

  private void took(LogEntry entry, double millis, Matcher duration) {
    if (duration.group(2) == null) {
      LogEntry before = announced.remove(entry.session());
      if (before != null) {
        ran(entry.detailed(before.detail()), before.message(), millis);
      }
    } else if (duration.group(2).equals("plan")) {
      forgetIfTooMany();
      ExplainedText.of(duration.group(4))
          .map(text -> record(entry, text.sql(), text.parameters(), millis))
          .map(plan -> planned.put(entry.session(), plan))
          .ifPresent(records);
    } else {
      ran(entry, duration.group(4), millis);
    }
  }

  private void ran(LogEntry entry, String sql, double millis) {
    announced.remove(entry.session());
    Ran plan = planned.remove(entry.session());
    if (plan != null && !sql.strip().startsWith(plan.statement().sql().strip())) {
      records.accept(plan);
    }
    records.accept(record(entry, sql, entry.detail(), millis));
  }

  private static Ran record(LogEntry entry, String sql, String parameters, double millis) {
    return new Ran(
        new Remembered(sql, 1, millis, 0, 0),
        entry.database(),
        LoggedParameters.in(parameters),
        entry.moment());
  }

  private void forgetIfTooMany() {
    if (announced.size() >= MOST_SESSIONS) {
      announced.clear();
    }
    if (planned.size() >= MOST_SESSIONS) {
      end();
    }
  }
}
