package dev.tunesmith.database.history;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives a remembered statement values again, so that it can be asked. */
final class Recall {

  /** A text with values, and how far what the planner expects is from what came back. */
  private record Attempt(
      String text, double distance, Optional<StatementFailedException> failure) {}

  static final String NO_SUCH_TABLE = "42P01";

  private final Target target;
  private final StatementHistory history;
  private final KnownValues known;

  Recall(Target target, StatementHistory history) {
    this.target = target;
    this.history = history;
    this.known = new KnownValues(target, history);
  }

  /**
   * The statement with values.
   *
   * @throws StatementFailedException if it cannot be planned with any
   */
  String text(Asked asked) {
    try {
      return text(asked, asked.remembered().sql());
    } catch (StatementFailedException e) {
      if (e.sqlState().equals(NO_SUCH_TABLE)) {
        return text(asked, qualified(asked));
      }
      throw e;
    }
  }

  /** The application may look for its tables elsewhere than the login does. */
  private String qualified(Asked asked) {
    return asked.relations().qualified(asked.remembered().sql(), target.dialect().words());
  }

  private String text(Asked asked, String remembered) {
    Set<String> texts = texts(asked, remembered);
    return asked.isRead() ? nearest(texts, asked) : texts.iterator().next();
  }

  /** The one of which the planner expects about as many rows as came back on average. */
  private String nearest(Set<String> texts, Asked asked) {
    List<Attempt> attempts = texts.stream().map(text -> attempt(text, asked)).toList();
    return attempts.stream()
        .filter(attempt -> attempt.failure().isEmpty())
        .min(Comparator.comparingDouble(Attempt::distance))
        .map(Attempt::text)
        .orElseThrow(() -> attempts.get(0).failure().orElseThrow());
  }

  private Attempt attempt(String text, Asked asked) {
    try {
      return new Attempt(text, distance(target.explain(text), asked), Optional.empty());
    } catch (StatementFailedException e) {
      return new Attempt(text, 0, Optional.of(e));
    }
  }

  private Set<String> texts(Asked asked, String remembered) {
    String mended = history.mended(remembered);
    String sql = asked.isRead() ? LockingClause.removedFrom(mended) : mended;
    List<Token> code = SqlText.code(sql);
    List<Place> places = Places.in(code);
    if (places.isEmpty()) {
      return Set.of(sql);
    }
    List<String> types =
        target
            .snapshots()
            .read("preparing a statement", reading -> history.parameterTypes(sql, reading));
    Values values =
        new Values(asked.relations().in(code), known, history, types, rowsPerCall(asked));
    Set<String> texts = new LinkedHashSet<>();
    for (Variant variant : Variant.values()) {
      Map<Integer, String> literals = values.of(places, variant);
      texts.add(BoundText.of(sql, literals));
    }
    return texts;
  }

  private static double rowsPerCall(Asked asked) {
    return asked.remembered().rows() / asked.remembered().calls();
  }

  private static double distance(Plan plan, Asked asked) {
    double expected = Math.max(1, plan.root().estimate().rows());
    double seen = Math.max(1, rowsPerCall(asked));
    return Math.abs(Math.log(expected / seen));
  }
}
