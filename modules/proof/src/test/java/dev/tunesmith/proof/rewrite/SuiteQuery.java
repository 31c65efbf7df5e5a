package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.workload.Query;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What the rules make of one query: the wording that the planner finds cheapest, asked and timed.
 */
final class SuiteQuery {

  private static final int MOST_STEPS = 3;
  private static final int MOST_FOLLOWED = 3;
  private static final int RUNS = 3;
  private static final int MOST_SECONDS = 30;
  private static final String CUT_OFF = "57014";
  private static final double LEAST_SAVING = 0.1;
  private static final Pattern COST = Pattern.compile("cost=[\\d.]+\\.\\.([\\d.]+)");

  /**
   * What became of a query.
   *
   * @param rules those of the wording that was chosen; none if it stays as it is
   * @param wrong a wording that answers otherwise, or empty
   */
  record Outcome(List<String> rules, double gain, String wrong) {

    boolean isWrong() {
      return !wrong.isEmpty();
    }
  }

  private record Wording(Rewritten rewritten, double cost) {

    String sql() {
      return rewritten.after().sql();
    }

    @Override
    public String toString() {
      return (rewritten.isProven() ? "" : "(open) ") + sql() + " costs " + cost;
    }
  }

  private final DataSource server;
  private final RewriteCatalogue catalogue;

  SuiteQuery(DataSource server, RewriteCatalogue catalogue) {
    this.server = server;
    this.catalogue = catalogue;
  }

  /** Takes one query after the other, and prints a line for each. */
  List<Outcome> all(List<Query> queries, PrintStream out) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Query query : queries) {
      outcomes.add(of(query, out));
    }
    return outcomes;
  }

  private Outcome of(Query query, PrintStream out) {
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = '" + MOST_SECONDS + "s'");
      return of(query, statement, out);
    } catch (SQLException e) {
      out.printf("%-8s cannot be asked: %s%n", query.name(), e.getMessage());
      return new Outcome(List.of(), 1, "");
    }
  }

  private Outcome of(Query query, Statement statement, PrintStream out) throws SQLException {
    double own = cost(query.sql(), statement).orElseThrow(() -> new SQLException("no plan"));
    List<Wording> wordings = wordings(query, statement);
    Optional<String> wrong = wrong(query, wordings, statement);
    Optional<Wording> best =
        wordings.stream()
            .filter(each -> each.rewritten().isProven() && each.cost() <= (1 - LEAST_SAVING) * own)
            .findFirst();
    double millis = millis(query.sql(), statement);
    double after = best.isPresent() ? millis(best.get().sql(), statement) : millis;
    List<String> rules =
        best.map(each -> each.rewritten().rules().stream().map(RewriteRule::name).toList())
            .orElse(List.of());
    out.printf(
        Locale.ROOT,
        "%-10s %9.1f ms %9.1f ms %6.1f times  %2d wordings  %s%s%n",
        query.name(),
        millis,
        after,
        millis / after,
        wordings.size(),
        String.join("; ", rules),
        wrong.map(text -> "  WRONG: " + text).orElse(""));
    if (Boolean.getBoolean("tunesmith.wordings")) {
      wordings.forEach(each -> out.println("    " + each + " of " + own));
    }
    return new Outcome(rules, millis / after, wrong.orElse(""));
  }

  /** A proven wording that answers otherwise; what is cut off answers nothing. */
  private static Optional<String> wrong(Query query, List<Wording> wordings, Statement statement)
      throws SQLException {
    Optional<List<String>> before = answer(query.sql(), statement);
    for (Wording each : wordings) {
      if (before.isPresent()
          && each.rewritten().isProven()
          && answer(each.sql(), statement).filter(rows -> !rows.equals(before.get())).isPresent()) {
        return Optional.of(each.sql());
      }
    }
    return Optional.empty();
  }

  private static Optional<List<String>> answer(String sql, Statement statement)
      throws SQLException {
    try {
      return Optional.of(rows(sql, statement));
    } catch (SQLException e) {
      if (e.getSQLState().equals(CUT_OFF)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isCutOff(String sql, Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        // Only the time counts.
      }
      return false;
    } catch (SQLException e) {
      if (e.getSQLState().equals(CUT_OFF)) {
        return true;
      }
      throw e;
    }
  }

  private List<Wording> wordings(Query query, Statement statement) {
    Map<String, Wording> found = new LinkedHashMap<>();
    List<Rewritten> from = catalogue.rewritesOf(query);
    for (int step = 0; step < MOST_STEPS && !from.isEmpty(); step++) {
      List<Wording> planned = new ArrayList<>();
      for (Rewritten rewritten : from) {
        String text = rewritten.after().sql();
        if (!found.containsKey(text) && !text.equals(query.sql())) {
          cost(text, statement)
              .map(cost -> new Wording(rewritten, cost))
              .ifPresent(wording -> planned.add(found.computeIfAbsent(text, any -> wording)));
        }
      }
      from =
          planned.stream()
              .sorted(Comparator.comparingDouble(Wording::cost))
              .limit(MOST_FOLLOWED)
              .flatMap(wording -> catalogue.rewritesAfter(wording.rewritten()).stream())
              .toList();
    }
    return found.values().stream().sorted(Comparator.comparingDouble(Wording::cost)).toList();
  }

  private static Optional<Double> cost(String sql, Statement statement) {
    try (ResultSet plan = statement.executeQuery("explain " + sql)) {
      Matcher cost = COST.matcher(plan.next() ? plan.getString(1) : "");
      return cost.find() ? Optional.of(Double.parseDouble(cost.group(1))) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** The fastest of some runs; what is cut off takes at least so long. */
  private static double millis(String sql, Statement statement) throws SQLException {
    double best = Double.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long began = System.nanoTime();
      if (isCutOff(sql, statement)) {
        return 1000.0 * MOST_SECONDS;
      }
      best = Math.min(best, (System.nanoTime() - began) / 1e6);
    }
    return best;
  }

  /** Names and rows, the rows sorted. */
  private static List<String> rows(String sql, Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery(sql)) {
      int count = found.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= count; i++) {
          row.append(found.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
      rows.sort(null);
      for (int i = count; i >= 1; i--) {
        rows.add(
            found.getMetaData().getColumnLabel(i) + ' ' + found.getMetaData().getColumnTypeName(i));
      }
      return rows;
    }
  }
}
