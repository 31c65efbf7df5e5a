package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Deadlock;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import dev.tunesmith.database.dialect.StatementRecords.LockWait;
import dev.tunesmith.database.dialect.StatementRecords.LockWait.Stage;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.dialect.StatementRecords.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
  private static final Pattern BOUND =
      Pattern.compile("(?s)duration: [0-9.]+ ms\\s+bind [^:]*:\\s*(.*)");
  private static final String DEADLOCK = "deadlock detected";
  private static final Pattern PARTY =
      Pattern.compile("(?ms)^\\s*Process (\\d{1,9}): (.*?)(?=^\\s*Process \\d+: |\\z)");
  private static final Pattern WAIT =
      Pattern.compile(
          "^process (\\d{1,9}) (still waiting for|acquired) \\w+ on .* after ([0-9.]+) ms");
  private static final Pattern HOLDERS =
      Pattern.compile("Process(?:es)? holding the lock: ([\\d, ]+)\\.");
  private static final int MOST_SESSIONS = 10_000;

  private final Listener records;
  private final Map<String, Ran> planned = new HashMap<>();
  private final Map<Integer, LogEntry> bound = new HashMap<>();
  private final Map<String, LogEntry> announced = new HashMap<>();

  Durations(Listener records) {
    this.records = records;
  }

  void accept(LogEntry entry) {
    if (entry.message().equals(DEADLOCK)) {
      records.met(new Deadlock(entry.database(), waiting(entry.detail())));
      return;
    }
    Matcher wait = WAIT.matcher(entry.message());
    if (wait.find()) {
      records.waited(waited(entry, wait));
      return;
    }
    Matcher duration = DURATION.matcher(entry.message());
    if (duration.matches()) {
      took(entry, Double.parseDouble(duration.group(1)), duration);
      return;
    }
    Matcher values = BOUND.matcher(entry.message());
    if (values.matches()) {
      forgetIfTooMany();
      bound.put(entry.moment().process(), entry.saying(values.group(1)));
      return;
    }
    Matcher text = ANNOUNCED.matcher(entry.message());
    if (text.matches()) {
      forgetIfTooMany();
      announced.put(entry.session(), entry.saying(text.group(1)));
    }
  }

  private LockWait waited(LogEntry entry, Matcher wait) {
    Integer process = Integer.valueOf(wait.group(1));
    String sql = entry.statement().strip();
    Matcher holders = HOLDERS.matcher(entry.detail());
    List<Integer> held =
        holders.find()
            ? Stream.of(holders.group(1).split(", ")).map(Integer::valueOf).toList()
            : List.of();
    return new LockWait(
        entry.database(),
        process,
        held,
        new Waiting(sql, boundBy(process, sql)),
        Double.parseDouble(wait.group(3)),
        wait.group(2).equals("acquired") ? Stage.OVER : Stage.STILL_WAITING);
  }

  /** Whom the detail names with a statement; who waits for whom stands before that. */
  private Map<Integer, Waiting> waiting(String detail) {
    Map<Integer, Waiting> statements = new HashMap<>();
    Matcher named = PARTY.matcher(detail);
    while (named.find()) {
      Integer process = Integer.valueOf(named.group(1));
      String sql = named.group(2).strip();
      statements.put(process, new Waiting(sql, boundBy(process, sql)));
    }
    return statements;
  }

  private Map<Integer, String> boundBy(Integer process, String sql) {
    return Optional.ofNullable(bound.get(process))
        .filter(last -> last.message().strip().equals(sql))
        .map(last -> LoggedParameters.in(last.detail()))
        .orElse(Map.of());
  }

  /** What was only planned until now is all that is known of it. */
  void end() {
    planned.values().forEach(records::ran);
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
          .ifPresent(records::ran);
    } else {
      ran(entry, duration.group(4), millis);
    }
  }

  private void ran(LogEntry entry, String sql, double millis) {
    announced.remove(entry.session());
    Ran plan = planned.remove(entry.session());
    if (plan != null && !sql.strip().startsWith(plan.statement().sql().strip())) {
      records.ran(plan);
    }
    records.ran(record(entry, sql, entry.detail(), millis));
  }

  private static Ran record(LogEntry entry, String sql, String parameters, double millis) {
    return new Ran(
        new Remembered(sql, 1, millis, 0, 0),
        entry.database(),
        LoggedParameters.in(parameters),
        entry.moment());
  }

  private void forgetIfTooMany() {
    if (bound.size() >= MOST_SESSIONS) {
      bound.clear();
    }
    if (announced.size() >= MOST_SESSIONS) {
      announced.clear();
    }
    if (planned.size() >= MOST_SESSIONS) {
      end();
    }
  }
}
