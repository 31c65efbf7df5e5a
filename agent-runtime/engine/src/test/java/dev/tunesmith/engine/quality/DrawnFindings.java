package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.proof.trial.TrialOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Draws what measurements, comparisons and trials of one table's statements show. */
final class DrawnFindings {

  static final TableName TABLE = TableName.parse("public.parcels");
  static final List<String> COLUMNS = List.of("sender", "depot", "weight", "sent", "state");
  static final Index REDUNDANT = index("parcels_sender", "sender");
  static final Schema SCHEMA =
      new Schema(
          List.of(
              new Table(
                  TABLE,
                  COLUMNS.stream().map(DrawnFindings::column).toList(),
                  List.of(REDUNDANT, index("parcels_sender_sent", "sender", "sent")),
                  List.of(),
                  100_000,
                  50_000_000)));

  private static final double MILLIS = 20;
  private static final int ODD_ONE_IN = 12;

  private final Random random;
  private final EvidenceCounter evidence;

  DrawnFindings(Random random, EvidenceCounter evidence) {
    this.random = random;
    this.evidence = evidence;
  }

  private static Column column(String name) {
    return new Column(name, "integer", Column.Nullability.NOT_NULL, null);
  }

  private static Index index(String name, String... columns) {
    List<IndexKey> keys = Arrays.stream(columns).map(IndexKey::column).toList();
    return new Index(
        name, IndexShape.btree(TABLE, keys), Set.of(), new Index.Size(2_000_000, 0), name);
  }

  static Plan planOf(Query query) {
    String type = query.isRead() ? "Seq Scan" : "ModifyTable";
    return new Plan(
        new PlanNode(
            new PlanNode.Operation(type, TABLE.toString(), null, null),
            new PlanNode.Estimate(1_000, 10),
            new PlanNode.Actual(10, 1, 90_000, 6_000, 0),
            new PlanNode.Conditions("depot = 7", null, null, List.of()),
            List.of()));
  }

  List<Measurement> measured(Workload workload) {
    double share = 1.0 / workload.queries().size();
    return workload.queries().stream()
        .map(
            query ->
                new Measurement(
                    evidence.next(), query.name(), timing(MILLIS), share, planOf(query)))
        .toList();
  }

  private static Timing timing(double millis) {
    return new Timing(9, millis, millis, 6_000, 10);
  }

  Equality equality() {
    EvidenceId id = evidence.next();
    Equality.Tried tried = new Equality.Tried(2_000, 4);
    return switch (random.nextInt(7)) {
      case 0 -> new Equality.Refuted(id, "1 row instead of 2", "select 1");
      case 1 -> new Equality.TypeDrift(id, "weight", "bigint", "numeric");
      case 2 -> new Equality.Inconclusive(id, "LIMIT without a total order");
      case 3, 4 -> new Equality.Tested(id, tried);
      default -> new Equality.Proven(id, "a rule", List.of(), tried);
    };
  }

  Trial trial(TrialOrder order) {
    EvidenceId id = evidence.next();
    QueryName subject = order.subject() == null ? null : order.subject().name();
    List<Comparison> reads = new ArrayList<>();
    List<QueryName> unchanged = new ArrayList<>();
    for (Query query : order.workload().reads()) {
      if (query.name().equals(subject) || random.nextInt(4) == 0) {
        reads.add(comparison(query, order.remedies()));
      } else if (!isOdd()) {
        unchanged.add(query.name());
      }
    }
    List<Comparison> writes =
        order.workload().writes().stream()
            .filter(query -> !isOdd())
            .map(query -> comparison(query, order.remedies()))
            .toList();
    return new Trial(
        id,
        order.issue(),
        isOdd() ? List.of(new DropIndex(REDUNDANT)) : order.remedies(),
        subject,
        isOdd() ? List.of() : reads,
        unchanged,
        writes,
        bytes(order.remedies()),
        Duration.ofSeconds(1));
  }

  LoadComparison load() {
    Changes changes = new Changes(change(), change(), change(), change());
    return new LoadComparison(
        evidence.next(), isOdd() ? 1 : 4, Duration.ofSeconds(3), side(), side(), changes);
  }

  private Side side() {
    return new Side(List.of(100.0, 100.0), 10, 5, isOdd() ? 1 : 0, isOdd() ? 0.1 : 0.99);
  }

  private Change change() {
    return isOdd()
        ? new Change(new Ratio(2, 1.8, 2.2), Outcome.WORSE)
        : new Change(new Ratio(1, 0.98, 1.02), Outcome.EQUAL);
  }

  private long bytes(List<Remedy> remedies) {
    boolean drops = remedies.get(0) instanceof DropIndex;
    boolean restates = remedies.get(0).restatement().isPresent();
    return isOdd() || restates ? 0 : (drops ? -2_000_000 : 3_000_000);
  }

  /** Mostly a gain, as a sound remedy's; now and then anything at all. */
  private Comparison comparison(Query query, List<Remedy> remedies) {
    Outcome outcome = query.isRead() && random.nextInt(4) > 0 ? Outcome.BETTER : anyOutcome();
    double factor = factor(outcome);
    return new Comparison(
        evidence.next(),
        query.name(),
        odd(timing(MILLIS)),
        odd(timing(MILLIS * factor)),
        ratio(outcome, factor),
        outcome,
        new Comparison.Plans(planOf(query).shape(), with(query, remedies)));
  }

  private Outcome anyOutcome() {
    List<Outcome> all = List.of(Outcome.values());
    return all.get(random.nextInt(all.size()));
  }

  private double factor(Outcome outcome) {
    return switch (outcome) {
      case BETTER -> 0.05 + 0.8 * random.nextDouble();
      case WORSE -> 1.2 + random.nextDouble();
      case EQUAL -> 0.96 + 0.07 * random.nextDouble();
      case INCONCLUSIVE -> 0.5 + random.nextDouble();
    };
  }

  private Ratio ratio(Outcome outcome, double factor) {
    double width = outcome == Outcome.INCONCLUSIVE || isOdd() ? 4 : 1.01;
    return new Ratio(factor, factor / width, factor * width);
  }

  private Timing odd(Timing timing) {
    return isOdd()
        ? switch (random.nextInt(3)) {
          case 0 -> Forged.runs(timing, random.nextInt(5));
          case 1 -> Forged.untimed(timing);
          default -> new Timing(9, timing.medianMillis(), timing.p95Millis(), 6_000, 11);
        }
        : timing;
  }

  private PlanShape with(Query query, List<Remedy> remedies) {
    String used =
        Stream.of(remedies)
            .flatMap(List::stream)
            .filter(CreateIndex.class::isInstance)
            .filter(remedy -> !isOdd())
            .map(remedy -> ", Index Scan on parcels using " + ((CreateIndex) remedy).name())
            .reduce("", String::concat);
    return new PlanShape(planOf(query).shape().text() + used);
  }

  private boolean isOdd() {
    return random.nextInt(ODD_ONE_IN) == 0;
  }
}
