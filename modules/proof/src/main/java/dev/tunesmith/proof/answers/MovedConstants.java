package dev.tunesmith.proof.answers;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.rewrite.RewriteStep;
import dev.tunesmith.proof.rewrite.Rewritten;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Asks a statement that the rules can rewrite about other times, each time rewritten anew. */
final class MovedConstants {

  private final Query before;
  private final RewriteCatalogue catalogue;

  MovedConstants(Query before, RewriteCatalogue catalogue) {
    this.before = before;
    this.catalogue = catalogue;
  }

  List<StatementPair> pairs(Connection connection) throws SQLException {
    List<StatementPair> pairs = new ArrayList<>();
    for (RewriteStep step : columns()) {
      for (LocalDateTime anchor : ColumnAnchors.of(step, connection)) {
        Query moved = catalogue.about(before, step, anchor);
        catalogue.rewritesOf(moved).stream()
            .filter(rewritten -> !rewritten.steps().isEmpty())
            .findFirst()
            .map(rewritten -> new StatementPair(moved.sql(), rewritten.after().sql()))
            .ifPresent(pairs::add);
      }
    }
    return pairs;
  }

  /** One step for each column. */
  private List<RewriteStep> columns() {
    List<RewriteStep> columns = new ArrayList<>();
    for (RewriteStep step :
        catalogue.rewritesOf(before).stream().findFirst().map(Rewritten::steps).orElse(List.of())) {
      boolean isKnown =
          columns.stream()
              .anyMatch(
                  known ->
                      known.table().equals(step.table()) && known.column().equals(step.column()));
      if (!isKnown) {
        columns.add(step);
      }
    }
    return columns;
  }
}
