package dev.tunesmith.database.history;

import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.workload.Template;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows each session from statement to statement, and notes where it asks one form again and
 * again. Inside a transaction a few others may stand in between; outside one it must go on at once,
 * since a connection may serve many who ask one thing each.
 */
final class Sequences {

  static final int FEWEST = 8;
  private static final int MOST_KEPT = 200;
  private static final int MOST_SESSIONS = 5_000;
  private static final int APART = 6;
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Set<String> BEGINNINGS = Set.of("begin", "start");
  private static final Set<String> ENDS = Set.of("commit", "rollback", "end", "abort");
  private static final Set<String> ASIDE = Set.of("set", "show", "savepoint", "release", "discard");

  /** A statement, as it was asked. */
  record Step(Template template, String sql) {}

  /**
   * Statements of one form that sessions asked one after the other.
   *
   * @param sample the longest such burst, as far as it is kept
   * @param leader what stood before it, or null
   * @param isOneUnit whether it lay inside one transaction
   * @param asked the statements of all such bursts
   */
  record Repeated(
      Template template,
      List<String> sample,
      @Nullable Step leader,
      boolean isOneUnit,
      StatementAuthor author,
      int bursts,
      long asked,
      double millis) {

    Repeated and(Repeated more) {
      Repeated longer = more.sample.size() > sample.size() ? more : this;
      return new Repeated(
          template,
          longer.sample,
          longer.leader,
          longer.isOneUnit,
          longer.author,
          bursts + more.bursts,
          asked + more.asked,
          millis + more.millis);
    }
  }

  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, Map<Template, Repeated>> found = new LinkedHashMap<>();

  void add(Ran ran, Step step, List<Token> code) {
    if (ran.moment().session().isEmpty()) {
      return;
    }
    if (sessions.size() >= MOST_SESSIONS) {
      end();
    }
    sessions
        .computeIfAbsent(
            ran.database() + "\n" + ran.moment().session(), name -> new Session(ran.database()))
        .add(ran, step, code);
  }

  /** What was repeated in the database of that name, or for null in any. */
  List<Repeated> in(@Nullable String database) {
    end();
    return found.entrySet().stream()
        .filter(each -> database == null || each.getKey().equals(database))
        .flatMap(each -> each.getValue().values().stream())
        .toList();
  }

  private void end() {
    sessions.values().forEach(Session::closeAll);
    sessions.clear();
  }

  private void note(String database, Repeated repeated) {
    found
        .computeIfAbsent(database, name -> new LinkedHashMap<>())
        .merge(repeated.template(), repeated, Repeated::and);
  }

  /** One form as it is being repeated. */
  private static final class Course {
    private final List<String> members = new ArrayList<>();
    private final Set<Template> between = new HashSet<>();
    private final List<Step> before;
    private final StatementAuthor author;
    private int last;
    private long asked;
    private double millis;

    Course(List<Step> before, StatementAuthor author) {
      this.before = before;
      this.author = author;
    }

    void add(String sql, int at, double took) {
      if (members.size() < MOST_KEPT) {
        members.add(sql);
      }
      last = at;
      asked++;
      millis += took;
    }

    /** What led to it is not what goes on beside it. */
    @Nullable Step leader() {
      return before.stream()
          .filter(step -> !between.contains(step.template()))
          .findFirst()
          .orElse(null);
    }
  }

  /** One session on its way. */
  private final class Session {
    private final String database;
    private final Map<Template, Course> open = new HashMap<>();
    private boolean isInTransaction;
    private int at;
    private @Nullable Step previous;
    private @Nullable LocalDateTime end;

    Session(String database) {
      this.database = database;
    }

    void add(Ran ran, Step step, List<Token> code) {
      String verb = code.isEmpty() ? "" : code.get(0).text().toLowerCase(Locale.ROOT);
      if (BEGINNINGS.contains(verb) || ENDS.contains(verb)) {
        turn(verb);
      } else if (!ASIDE.contains(verb)) {
        follow(ran, step);
      }
      end = ran.moment().end();
    }

    private void turn(String verb) {
      closeAll();
      isInTransaction = BEGINNINGS.contains(verb);
    }

    private void follow(Ran ran, Step step) {
      at++;
      if (pauses(ran)) {
        closeAll();
      }
      open.values().stream()
          .filter(course -> at - course.last > APART)
          .toList()
          .forEach(this::close);
      open.forEach(
          (template, course) -> {
            if (!template.equals(step.template())) {
              course.between.add(step.template());
            }
          });
      open.computeIfAbsent(step.template(), template -> begun(ran))
          .add(step.sql(), at, ran.statement().totalMillis());
      previous = step;
    }

    private Course begun(Ran ran) {
      List<Step> before = new ArrayList<>();
      Step leader = previous;
      if (leader != null) {
        before.add(leader);
        Course itsOwn = open.get(leader.template());
        if (itsOwn != null) {
          before.addAll(itsOwn.before.stream().limit(1).toList());
        }
      }
      return new Course(before, StatementAuthor.of(ran.statement().sql()));
    }

    /** A transaction may take its time; who serves others waits for them. */
    private boolean pauses(Ran ran) {
      LocalDateTime now = ran.moment().end();
      if (isInTransaction || now == null || end == null) {
        return false;
      }
      boolean isCoarse = isWhole(now) && isWhole(end);
      Duration since = Duration.between(end, now);
      Duration idle = since.minusNanos(Math.round(ran.statement().totalMillis() * 1e6));
      return idle.compareTo(isCoarse ? A_SECOND : AT_ONCE) > 0;
    }

    private static boolean isWhole(LocalDateTime moment) {
      return moment.equals(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    void closeAll() {
      List.copyOf(open.values()).forEach(this::close);
      previous = null;
    }

    private void close(Course course) {
      Template template =
          open.entrySet().stream()
              .filter(each -> each.getValue() == course)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      open.remove(template);
      if (course.asked >= FEWEST) {
        note(
            database,
            new Repeated(
                template,
                course.members,
                course.leader(),
                isInTransaction,
                course.author,
                1,
                course.asked,
                course.millis));
      }
    }
  }
}
