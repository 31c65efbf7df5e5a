package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Query.Access;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.workload.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a workload of remembered statements, and accounts for those that take no part. */
final class Recollection {

  private final Recall recall;
  private final Names names = new Names();
  private final List<Query> queries = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  Recollection(Recall recall) {
    this.recall = recall;
  }

  /**
   * The statements, and what stands for several of them; the runs of a burst are no longer those of
   * its statement.
   */
  Workload of(Sorting sorting, List<Query> courses) {
    sorting.aside().forEach(group -> account(group, sorting.totalMillis()));
    Map<Template, Double> inBursts = new HashMap<>();
    courses.stream()
        .map(Query::burst)
        .filter(Objects::nonNull)
        .forEach(
            burst ->
                Stream.of(burst.form(), burst.members().get(0))
                    .map(Template::of)
                    .distinct()
                    .forEach(each -> inBursts.merge(each, (double) burst.asked(), Double::sum)));
    sorting.taken().forEach(asked -> take(asked, inBursts));
    queries.addAll(courses);
    return new Workload(queries, leftOut);
  }

  /** The same statements, those with parameters asked with values that are chosen for them. */
  Workload bound(Workload workload, Schema schema) {
    List<Query> asked = new ArrayList<>();
    List<LeftOut> out = new ArrayList<>(workload.leftOut());
    for (Query query : workload.queries()) {
      Asked one = Asked.of(new Remembered(query.sql(), 1, 1, 0, 0), schema);
      try {
        asked.add(
            one.hasParameters()
                ? query.asking(recall.text(one)).with(Query.Trait.EXAMPLE_VALUES)
                : query);
      } catch (StatementFailedException e) {
        out.add(new LeftOut(query.name(), query.line(), "it cannot be asked: " + e.getMessage()));
      }
    }
    return new Workload(asked, out, workload.traffic());
  }

  private void take(Asked asked, Map<Template, Double> inBursts) {
    QueryName name = names.of(asked);
    try {
      Access access = asked.isRead() ? Access.READ : Access.WRITE;
      Template template = Template.of(asked.remembered().sql());
      double alone = asked.remembered().calls() - inBursts.getOrDefault(template, 0.0);
      double calls = Math.max(1, alone);
      Set<Query.Trait> traits =
          asked.hasParameters() ? Set.of(Query.Trait.EXAMPLE_VALUES) : Set.of();
      queries.add(new Query(name, recall.text(asked), access, calls, null, 0, null, null, traits));
    } catch (StatementFailedException e) {
      leftOut.add(new LeftOut(name, 0, "it cannot be asked again: " + e.getMessage()));
    }
  }

  private void account(Sorting.Group group, double totalMillis) {
    String share = String.format(Locale.ROOT, "%.1f", 100 * group.millis() / totalMillis);
    String name = group.statements() + (group.statements() == 1 ? " statement" : " statements");
    String reason = group.reason() + " (" + share + " % of the time remembered)";
    leftOut.add(new LeftOut(new QueryName(name), 0, reason));
  }
}
