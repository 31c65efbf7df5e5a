package dev.tunesmith.database.history;

import dev.tunesmith.database.dialect.StatementHistory.Memory;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Deadlock;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import dev.tunesmith.database.dialect.StatementRecords.LockWait;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.history.Sequences.Step;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.workload.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what ran. Statements that differ only in their values are one; it is asked as one of them
 * asked, drawn by how long they took, so that what takes the time is likelier to be seen.
 */
final class Tally implements Listener {

  private final Map<String, Map<Template, Sum>> databases = new LinkedHashMap<>();
  private final Random draw = new Random(0);
  private final Sequences sequences = new Sequences();
  private final Meetings meetings = new Meetings();
  private final Waits waits = new Waits();
  private final SameAgain again = new SameAgain();
  private int runs;

  /** How many records there were. */
  int runs() {
    return runs;
  }

  @Override
  public void ran(Ran ran) {
    runs++;
    String sql = single(BoundText.of(ran.statement().sql(), ran.values()));
    List<Token> code = SqlText.code(sql);
    Template template = Template.of(code);
    sequences.add(ran, new Step(template, sql), code);
    meetings.ran(ran, sql, code);
    again.add(ran, sql, template, code);
    databases
        .computeIfAbsent(ran.database(), name -> new LinkedHashMap<>())
        .computeIfAbsent(template, each -> new Sum())
        .add(sql, ran.statement());
  }

  /** Without the semicolon after it; several at once stay as they are. */
  private static String single(String text) {
    List<SqlStatement> statements = SqlScript.split(text);
    return statements.size() == 1 ? statements.get(0).sql() : text;
  }

  /** What ran in the database of that name. */
  Memory in(String database) {
    return memory(Stream.ofNullable(databases.get(database)));
  }

  @Override
  public void met(Deadlock deadlock) {
    meetings.met(deadlock);
    waits.met(deadlock);
  }

  @Override
  public void waited(LockWait wait) {
    waits.add(wait, meetings);
  }

  /** What waited for locks, there or, for null, anywhere. */
  Map<Template, Waits.Waited> waits(@Nullable String database) {
    return waits.in(database);
  }

  /** What was asked again as it had been, there or, for null, anywhere. */
  Map<Template, SameAgain.Again> askedAgain(@Nullable String database) {
    return again.in(database);
  }

  /** Which transactions met, there or, for null, anywhere. */
  List<Meetings.Met> met(@Nullable String database) {
    return meetings.in(database);
  }

  /** What sessions asked key by key, there or, for null, anywhere. */
  List<Sequences.Repeated> repeated(@Nullable String database) {
    return sequences.in(database);
  }

  /** What ran wherever it was. */
  Memory everywhere() {
    return memory(databases.values().stream());
  }

  private static Memory memory(Stream<Map<Template, Sum>> sums) {
    List<Remembered> statements =
        sums.flatMap(all -> all.values().stream()).map(Sum::remembered).toList();
    return new Memory(statements, 0, 0, Optional.empty());
  }

  /** One statement's runs. */
  private final class Sum {

    private String sql = "";
    private double calls;
    private double millis;
    private double squares;
    private double rows;

    void add(String text, Remembered more) {
      double mean = more.meanMillis();
      double deviation = more.deviationMillis();
      calls += more.calls();
      millis += more.totalMillis();
      squares += more.calls() * (mean * mean + deviation * deviation);
      rows += more.rows();
      if (sql.isEmpty() || draw.nextDouble() * millis < more.totalMillis()) {
        sql = text;
      }
    }

    Remembered remembered() {
      double mean = millis / calls;
      double deviation = Math.sqrt(Math.max(0, squares / calls - mean * mean));
      return new Remembered(sql, calls, millis, deviation, rows);
    }
  }
}
