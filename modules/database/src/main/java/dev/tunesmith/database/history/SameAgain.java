package dev.tunesmith.database.history;

import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.workload.Template;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how often queries are asked again with the same values within a minute. */
final class SameAgain {

  private static final int FEWEST = 10;
  private static final int MOST_TEXTS = 50_000;
  private static final int LONGEST = 4_000;

  /** What of one template was asked again. */
  static final class Again {
    private long times;
    private double millis;

    long times() {
      return times;
    }

    double millis() {
      return millis;
    }
  }

  /** One text within a minute. */
  private static final class Minute {
    private @Nullable LocalDateTime minute;
    private long asked;
    private double millis;

    private void turn(@Nullable LocalDateTime next, Again again) {
      if (asked >= FEWEST) {
        again.times += asked - 1;
        again.millis += millis * (asked - 1) / asked;
      }
      minute = next;
      asked = 0;
      millis = 0;
    }
  }

  private record Text(String database, Template template, String sql) {}

  private final Map<Text, Minute> texts = new HashMap<>();
  private final Map<String, Map<Template, Again>> found = new LinkedHashMap<>();

  void add(Ran ran, String sql, Template template, List<Token> code) {
    LocalDateTime end = ran.moment().end();
    boolean isPlainQuery =
        StatementKind.of(code) == StatementKind.READ
            && code.stream().noneMatch(token -> token.isWord("for") && isLocking(sql));
    if (end == null || !isPlainQuery || sql.length() > LONGEST) {
      return;
    }
    Text text = new Text(ran.database(), template, sql);
    Minute minute = texts.get(text);
    if (minute == null) {
      if (texts.size() >= MOST_TEXTS) {
        return;
      }
      minute = new Minute();
      texts.put(text, minute);
    }
    LocalDateTime now = end.truncatedTo(ChronoUnit.MINUTES);
    if (!now.equals(minute.minute)) {
      minute.turn(now, again(text));
    }
    minute.asked++;
    minute.millis += ran.statement().totalMillis();
  }

  private static boolean isLocking(String sql) {
    return !LockingClause.removedFrom(sql).equals(sql.strip());
  }

  private Again again(Text text) {
    return found
        .computeIfAbsent(text.database(), name -> new LinkedHashMap<>())
        .computeIfAbsent(text.template(), each -> new Again());
  }

  /** What was asked again in the database of that name, or for null in any. */
  Map<Template, Again> in(@Nullable String database) {
    texts.forEach((text, minute) -> minute.turn(null, again(text)));
    Map<Template, Again> all = new LinkedHashMap<>();
    found.forEach(
        (name, each) -> {
          if (database == null || database.equals(name)) {
            all.putAll(each);
          }
        });
    return all;
  }
}
