package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.confirmation.Confirmation;
import dev.tunesmith.core.confirmation.SeenEffect;
import dev.tunesmith.core.confirmation.SeenEffect.Planned;
import dev.tunesmith.core.confirmation.Sighting;
import dev.tunesmith.core.confirmation.Sighting.Presence;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.SessionEvent.RemediesConfirmed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Counted;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.history.StatementCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks on a target, which is only read, for what a session handed over. */
public final class LaterLook {

  /** With fewer runs a mean says more of chance than of a remedy. */
  private static final int ENOUGH_RUNS = 10;

  private final Target target;
  private final Workload workload;
  private final List<Counted> atSession;
  private final Optional<RemediesConfirmed> before;
  private final Map<QueryName, Counted> now = new LinkedHashMap<>();

  /**
   * A look.
   *
   * @param atSession what the target's server had counted when the session began
   */
  public LaterLook(Target target, Workload workload, List<Counted> atSession, SessionState state) {
    this.target = target;
    this.workload = workload;
    this.atSession = List.copyOf(atSession);
    this.before = state.latest(RemediesConfirmed.class);
  }

  /** What became of the remedies of these trials. */
  public RemediesConfirmed at(List<Trial> trials) {
    Map<QueryName, String> texts = new LinkedHashMap<>();
    workload.queries().forEach(query -> texts.put(query.name(), query.sql()));
    trials.stream()
        .flatMap(LaterLook::restated)
        .forEach(each -> texts.put(inOtherWords(each.query()), each.after()));
    StatementCounts.of(target, texts).forEach(each -> now.put(each.query(), each));
    Schema schema = target.readSchema();
    List<Confirmation> found = new ArrayList<>();
    for (Trial trial : trials) {
      for (Remedy remedy : trial.remedies()) {
        found.add(
            Confirmation.of(
                trial.issue(), remedy.summary(), sighting(remedy, schema), effects(trial, remedy)));
      }
    }
    return new RemediesConfirmed(found, List.copyOf(now.values()));
  }

  private static Stream<Restatement> restated(Trial trial) {
    return trial.remedies().stream().flatMap(remedy -> remedy.restatement().stream());
  }

  private static QueryName inOtherWords(QueryName query) {
    return new QueryName(query.value() + " in other words");
  }

  private Sighting sighting(Remedy remedy, Schema schema) {
    Optional<Restatement> asked = remedy.restatement();
    if (asked.isPresent()) {
      // Only a server that remembers statements shows in which words they are asked.
      Counted other = now.get(inOtherWords(asked.get().query()));
      return other == null && now.isEmpty()
          ? Sighting.NONE
          : new Sighting(
              other == null ? Presence.NOT_THERE : Presence.THERE,
              other == null ? null : Math.round(other.calls()));
    }
    return target
        .snapshots()
        .read(
            "looking for a remedy",
            connection -> target.dialect().changes().sighting(remedy, schema, connection));
  }

  private List<SeenEffect> effects(Trial trial, Remedy remedy) {
    return trial.reads().stream()
        .filter(comparison -> comparison.outcome() == Outcome.BETTER)
        .map(comparison -> effect(comparison, trial.issue(), remedy))
        .toList();
  }

  private SeenEffect effect(Comparison comparison, IssueId issue, Remedy remedy) {
    Optional<Restatement> asked =
        remedy.restatement().filter(each -> each.query().equals(comparison.query()));
    QueryName counted = asked.isPresent() ? inOtherWords(comparison.query()) : comparison.query();
    Counted since = since(counted, issue);
    return new SeenEffect(
        comparison.query(),
        planned(comparison, remedy, asked.map(Restatement::after)),
        comparison.ratio().estimate(),
        change(since, of(atSession, comparison.query())),
        since == null ? 0 : since.calls());
  }

  private static @Nullable Double change(@Nullable Counted since, @Nullable Counted session) {
    return since == null || session == null || since.calls() < ENOUGH_RUNS
        ? null
        : mean(since) / mean(session);
  }

  /**
   * Since it was seen to be there, else since the session; a server may have begun to count anew.
   */
  private @Nullable Counted since(QueryName query, IssueId issue) {
    Counted last = now.get(query);
    List<Counted> from =
        before
            .filter(look -> look.remedies().stream().anyMatch(each -> isThere(each, issue)))
            .map(RemediesConfirmed::counts)
            .orElse(atSession);
    Counted first = of(from, query);
    if (last == null || first == null || first.calls() > last.calls()) {
      return last;
    }
    return new Counted(query, last.calls() - first.calls(), last.millis() - first.millis());
  }

  private static boolean isThere(Confirmation each, IssueId issue) {
    return each.issue().equals(issue) && each.sighting().presence() == Presence.THERE;
  }

  private static @Nullable Counted of(List<Counted> counts, QueryName query) {
    return counts.stream().filter(each -> each.query().equals(query)).findFirst().orElse(null);
  }

  private static double mean(Counted counted) {
    return counted.millis() / counted.calls();
  }

  private Planned planned(Comparison comparison, Remedy remedy, Optional<String> otherWords) {
    Optional<String> sql = otherWords.or(() -> workload.find(comparison.query()).map(Query::sql));
    try {
      return sql.map(text -> target.explain(text).shape())
          .map(shape -> isAsForeseen(shape, comparison, remedy))
          .map(isSo -> isSo ? Planned.AS_FORESEEN : Planned.OTHERWISE)
          .orElse(Planned.UNKNOWN);
    } catch (StatementFailedException e) {
      return Planned.UNKNOWN;
    }
  }

  /** Other settings and more rows may put other steps around what a new index is used for. */
  private static boolean isAsForeseen(PlanShape shape, Comparison comparison, Remedy remedy) {
    return shape.equals(comparison.plans().with())
        || (remedy instanceof CreateIndex create
            && shape.text().matches(".* using \\Q" + create.name() + "\\E\\b.*"));
  }
}
