package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Traffic.Kind;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.history.Sequences.Repeated;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.workload.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of the statements of a workload what a log tells of them that is worth an issue. */
final class TrafficNotes {

  private static final double WAITED_AT_LEAST = 1_000;
  private static final double SHARE_OF_TIME = 0.02;
  private static final double SHARE_OF_CALLS = 0.1;
  private static final long MANY_TRIPS = 200;
  private static final int ASKED_PER_WRITE = 10;
  private static final int FEWEST_ROWS = 20;

  private final Sorting sorting;
  private final Map<Template, QueryName> names = new HashMap<>();
  private final List<Traffic> notes = new ArrayList<>();

  private TrafficNotes(Workload workload, Sorting sorting) {
    this.sorting = sorting;
    for (Query query : workload.queries()) {
      if (query.course() == null) {
        names.putIfAbsent(template(query.sql()), query.name());
      }
    }
  }

  private static Template template(String sql) {
    return Template.of(LockingClause.removedFrom(sql));
  }

  /** What the tally tells of them, in the database of that name or for null in any. */
  static List<Traffic> of(Workload workload, Sorting sorting, Tally tally, @Nullable String where) {
    TrafficNotes all = new TrafficNotes(workload, sorting);
    tally.waits(where).forEach(all::waited);
    tally.askedAgain(where).forEach(all::again);
    tally.repeated(where).forEach(all::rows);
    return List.copyOf(all.notes);
  }

  private void waited(Template template, Waits.Waited waited) {
    if (waited.millis() >= WAITED_AT_LEAST && waited.times() > 1) {
      note(template, Kind.WAITED, waited.times(), waited.millis(), waited.behind());
    }
  }

  /** What changes as often as it is asked for is not worth keeping. */
  private void again(Template template, SameAgain.Again again) {
    double calls = sorting.taken().stream().mapToDouble(each -> each.remembered().calls()).sum();
    double reading =
        sorting.taken().stream()
            .filter(Asked::isRead)
            .mapToDouble(each -> each.remembered().totalMillis())
            .sum();
    boolean isDear = again.millis() >= SHARE_OF_TIME * reading;
    boolean isMany = again.times() >= MANY_TRIPS && again.times() >= SHARE_OF_CALLS * calls;
    Optional<Asked> asked =
        sorting.taken().stream()
            .filter(each -> template(each.remembered().sql()).equals(template))
            .findFirst();
    if (asked.isEmpty() || !(isDear || isMany)) {
      return;
    }
    List<Table> tables = asked.get().relations().own();
    if (writes(Set.copyOf(tables)) * ASKED_PER_WRITE <= again.times()) {
      List<String> words =
          tables.stream().map(table -> table.name().toString()).distinct().toList();
      note(template, Kind.ASKED_AGAIN, again.times(), again.millis(), words);
    }
  }

  private double writes(Set<Table> tables) {
    return sorting.taken().stream()
        .filter(each -> !each.isRead() && each.isOn(tables))
        .mapToDouble(each -> each.remembered().calls())
        .sum();
  }

  private void rows(Repeated repeated) {
    if (repeated.sample().size() >= FEWEST_ROWS && isOneRow(repeated.sample().get(0))) {
      Kind kind = repeated.isOneUnit() ? Kind.ROW_BY_ROW : Kind.COMMIT_PER_ROW;
      QueryName name = names.get(template(repeated.sample().get(0)));
      if (name != null) {
        notes.add(
            new Traffic(
                name, kind, repeated.asked(), repeated.millis(), List.of(), repeated.author()));
      }
    }
  }

  /** An INSERT of the values of one row. */
  private static boolean isOneRow(String sql) {
    List<Token> code = SqlText.code(sql);
    int values = 0;
    while (values < code.size() && !code.get(values).isWord("values")) {
      values++;
    }
    return values < code.size()
        && code.get(0).isWord("insert")
        && endOfRow(code, values + 1)
            .filter(end -> end < code.size() && code.get(end).isSymbol(","))
            .isEmpty();
  }

  /** What stands behind the bracket that closes the one there. */
  private static Optional<Integer> endOfRow(List<Token> code, int from) {
    int depth = 0;
    for (int at = from; at < code.size(); at++) {
      Token token = code.get(at);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth == 0) {
        return Optional.of(at + 1);
      }
    }
    return Optional.empty();
  }

  private void note(Template template, Kind kind, long times, double millis, List<String> beside) {
    QueryName name = names.get(template);
    if (name != null) {
      notes.add(new Traffic(name, kind, times, millis, beside, StatementAuthor.BY_HAND));
    }
  }
}
