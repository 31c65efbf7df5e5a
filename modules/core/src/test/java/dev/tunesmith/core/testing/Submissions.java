package dev.tunesmith.core.testing;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.quality.Submission;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Submissions that pass every gate until a test plants a fault: {@code good().proposal(p -> …)}.
 */
public final class Submissions {

  /** The issue that every submission is about. */
  public static final IssueId I1 = IssueId.of(1);

  /** The index that the good submission proposes. */
  public static final Remedy GOOD_INDEX =
      creating("orders_customer_id", Shop.btree(Shop.ORDERS, "customer_id"));

  private Submissions() {}

  /** Creates an index. */
  public static Remedy creating(String name, IndexShape shape) {
    return new CreateIndex(name, shape);
  }

  /** Drops an index of the shop. */
  public static Remedy dropping(String name) {
    return new DropIndex(Shop.schema().index(name).orElseThrow());
  }

  /** An index for the slow reader: ten times as fast, the writer a little slower. */
  public static Draft good() {
    return new Draft(slowQuery(null), proposal(GOOD_INDEX), Level.SELF_RECOVERY, around(), trial());
  }

  /** The drop of the redundant index. */
  public static Draft goodDrop() {
    Remedy drop = dropping("orders_placed_on");
    Issue issue =
        new Issue(
            I1,
            IssueKind.REDUNDANT_INDEX,
            new Issue.Subject.OfIndex(Shop.ORDERS, "orders_placed_on"),
            0,
            List.of(new Symptom("another serves as well", EvidenceId.of(1))),
            null);
    Trial trial =
        new Trial(
            EvidenceId.of(10),
            I1,
            List.of(drop),
            null,
            List.of(),
            List.of(Shop.BY_CUSTOMER, Shop.BY_DAY),
            List.of(Shop.compared(13, Shop.PLACE_ORDER, 5, 4, Outcome.BETTER)),
            -8192,
            Duration.ofSeconds(1));
    return new Draft(issue, proposal(drop), Level.SELF_RECOVERY, around(), trial);
  }

  /** The issue of the slow reader. */
  public static Issue slowQuery(@Nullable LatencyTarget target) {
    return new Issue(
        I1,
        IssueKind.SLOW_QUERY,
        new Issue.Subject.OfQuery(Shop.BY_CUSTOMER),
        0.8,
        List.of(new Symptom("reads 100,000 rows and keeps 1", EvidenceId.of(2))),
        target);
  }

  /** A proposal of these remedies, citing the baseline. */
  public static Proposal proposal(Remedy... remedies) {
    return new Proposal(
        I1, "100,000 rows are read for one", List.of(remedies), 0.9, List.of(EvidenceId.of(2)));
  }

  /** The shop, with E1 to E20 in the ledger. */
  public static Submission.Surroundings around() {
    Set<EvidenceId> ledger =
        IntStream.rangeClosed(1, 20).mapToObj(EvidenceId::of).collect(Collectors.toSet());
    return new Submission.Surroundings(
        Shop.schema(),
        Shop.workload(),
        Shop.baseline(),
        ledger,
        new PlainSqlReader(),
        new Facts(Set.of(EvidenceId.of(1), EvidenceId.of(2)), Set.of(100_000.0)));
  }

  private static Trial trial() {
    return new Trial(
        EvidenceId.of(10),
        I1,
        List.of(GOOD_INDEX),
        Shop.BY_CUSTOMER,
        List.of(Shop.compared(11, Shop.BY_CUSTOMER, 100, 10, Outcome.BETTER)),
        List.of(Shop.BY_DAY),
        List.of(Shop.compared(13, Shop.PLACE_ORDER, 5, 5.1, Outcome.EQUAL)),
        2_000_000,
        Duration.ofSeconds(1));
  }

  /** A submission under construction. */
  public record Draft(
      Issue issue, Proposal proposal, Level level, Submission.Surroundings around, Trial trial) {

    /** With another issue. */
    public Draft about(Issue other) {
      return new Draft(other, proposal, level, around, trial);
    }

    /** With another proposal, tried as it is. */
    public Draft proposing(Proposal other) {
      Trial tried =
          new Trial(
              trial.id(),
              trial.issue(),
              other.remedies(),
              trial.subject(),
              trial.reads(),
              trial.unchanged(),
              trial.writes(),
              trial.bytes(),
              trial.took());
      return new Draft(issue, other, level, around, tried);
    }

    /** With other remedies, tried as they are. */
    public Draft proposing(Remedy... remedies) {
      return proposing(Submissions.proposal(remedies));
    }

    /** At another level. */
    public Draft at(Level other) {
      return new Draft(issue, proposal, other, around, trial);
    }

    /** In other surroundings. */
    public Draft in(Submission.Surroundings other) {
      return new Draft(issue, proposal, level, other, trial);
    }

    /** With another workload. */
    public Draft with(Workload other) {
      return in(
          new Submission.Surroundings(
              around.schema(),
              other,
              around.baseline(),
              around.evidence(),
              around.sql(),
              around.facts()));
    }

    /** With another baseline. */
    public Draft measured(Measurement... baseline) {
      return in(
          new Submission.Surroundings(
              around.schema(),
              around.workload(),
              List.of(baseline),
              around.evidence(),
              around.sql(),
              around.facts()));
    }

    /** With another trial. */
    public Draft tried(UnaryOperator<Trial> change) {
      return new Draft(issue, proposal, level, around, change.apply(trial));
    }

    /** With other comparisons of readers. */
    public Draft reads(Comparison... reads) {
      return tried(
          old ->
              new Trial(
                  old.id(),
                  old.issue(),
                  old.remedies(),
                  old.subject(),
                  List.of(reads),
                  old.unchanged(),
                  old.writes(),
                  old.bytes(),
                  old.took()));
    }

    /** With other comparisons of writers. */
    public Draft writes(Comparison... writes) {
      return tried(
          old ->
              new Trial(
                  old.id(),
                  old.issue(),
                  old.remedies(),
                  old.subject(),
                  old.reads(),
                  old.unchanged(),
                  List.of(writes),
                  old.bytes(),
                  old.took()));
    }

    /** With another size. */
    public Draft bytes(long bytes) {
      return tried(
          old ->
              new Trial(
                  old.id(),
                  old.issue(),
                  old.remedies(),
                  old.subject(),
                  old.reads(),
                  old.unchanged(),
                  old.writes(),
                  bytes,
                  old.took()));
    }

    /** The submission with its trial. */
    public Submission built() {
      return new Submission(
          issue,
          proposal,
          new Submission.Remit(
              level, Protocol.standard().allowedAt(level), List.of(), Long.MAX_VALUE),
          around,
          trial);
    }

    /** The submission before its trial. */
    public Submission untried() {
      Submission tried = built();
      return new Submission(tried.issue(), tried.proposal(), tried.remit(), around, null);
    }
  }
}
