package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.Equality.Tried;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in what is asked in other words. */
final class PlantedRestatements {

  static final Query ORIGINAL = Shop.workload().find(Shop.BY_CUSTOMER).orElseThrow();
  static final Equality PROVEN =
      new Equality.Proven(
          EvidenceId.of(19), "cast to range", List.of("the column has no time zone"), tried());
  static final Equality TESTED = new Equality.Tested(EvidenceId.of(19), tried());

  private PlantedRestatements() {}

  private static Tried tried() {
    return new Tried(2_000, 4);
  }

  static Stream<Planted> all() {
    return Stream.of(
        planted("answers stay the same", "answers nobody compared", rewrite(), null),
        planted(
            "answers stay the same",
            "another answer",
            rewrite(),
            new Equality.Refuted(EvidenceId.of(19), "1 row instead of 2", "select 1")),
        planted(
            "answers stay the same",
            "a column of another type",
            rewrite(),
            new Equality.TypeDrift(EvidenceId.of(19), "total", "bigint", "numeric")),
        planted(
            "answers stay the same",
            "an order that is left open",
            rewrite(),
            new Equality.Inconclusive(EvidenceId.of(19), "LIMIT without a total order")),
        planted("equality proven", "what was only tested", rewrite(), TESTED),
        planted("age of answers accepted", "a view nobody agreed to", view(), TESTED),
        planted("remedy is new", "the same words", restated(ORIGINAL.sql()), PROVEN),
        planted(
            "no production experimentation",
            "a query that writes",
            restated("with gone as (delete from shop.orders returning *) select * from gone"),
            PROVEN));
  }

  private static Planted planted(
      String gate, String fault, Remedy remedy, @Nullable Equality equality) {
    return new Planted(gate, fault, submission(remedy, Level.STRATEGIC, equality));
  }

  static Submission submission(Remedy remedy, Level level, @Nullable Equality equality) {
    return submission(
        remedy, level, equality, Shop.compared(11, Shop.BY_CUSTOMER, 100, 10, Outcome.BETTER));
  }

  static Submission submission(
      Remedy remedy, Level level, @Nullable Equality equality, Comparison subject) {
    Submission submission =
        Submissions.good()
            .proposing(remedy)
            .reads(subject)
            .bytes(remedy instanceof MaterialisedView ? 16_384 : 0)
            .at(level)
            .built();
    return equality == null ? submission : submission.compared(equality);
  }

  static Remedy rewrite() {
    return restated("select * from shop.orders where customer_id between 7 and 7");
  }

  static Remedy view() {
    return new MaterialisedView(
        new TableName("shop", "orders_of_7"),
        ORIGINAL.sql(),
        List.of("id"),
        new Restatement(ORIGINAL.name(), ORIGINAL.sql(), "select * from shop.orders_of_7"));
  }

  private static Remedy restated(String after) {
    return new Rewrite(new Restatement(ORIGINAL.name(), ORIGINAL.sql(), after));
  }
}
