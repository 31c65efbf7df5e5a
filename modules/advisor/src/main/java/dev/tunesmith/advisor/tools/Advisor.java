package dev.tunesmith.advisor.tools;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.indexes.IndexAdviser;
import dev.tunesmith.advisor.indexes.IndexDropAdviser;
import dev.tunesmith.advisor.locks.LockOrderAdviser;
import dev.tunesmith.advisor.rewrites.RewriteAdviser;
import dev.tunesmith.advisor.settings.WorkMemory;
import dev.tunesmith.advisor.statistics.StatisticsAdviser;
import dev.tunesmith.advisor.types.ColumnTypeAdviser;
import dev.tunesmith.advisor.views.KeptAnswers;
import dev.tunesmith.advisor.writes.CostlyIndexDrop;
import dev.tunesmith.advisor.writes.KeyIndexes;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advises what to try for an issue, best first. Deterministic as far as the planner is. */
public final class Advisor {

  // In shares of the cost that the best indexes leave.
  private static final double ABOUT_AS_LITTLE = 1.5;
  // In the planner's units: a few milliseconds.
  private static final double NEXT_TO_NOTHING = 500;
  // In shares of the cost that the best single remedy leaves.
  private static final double WORTH_A_PAIR = 0.8;
  private static final double FAR_BETTER = 0.3;
  private static final double LITTLE_SAVED = 0.5;

  private final List<Adviser> advisers;

  /** An advisor who knows what we know: who adds a kind of remedy adds its adviser here. */
  public Advisor() {
    this(
        List.of(
            new IndexAdviser(),
            new KeyIndexes(),
            new RewriteAdviser(),
            new StatisticsAdviser(),
            new WorkMemory(),
            new ColumnTypeAdviser(),
            new KeptAnswers(),
            new IndexDropAdviser(),
            new CostlyIndexDrop(),
            new LockOrderAdviser()));
  }

  /** An advisor who asks others, in their order. */
  public Advisor(List<Adviser> advisers) {
    this.advisers = List.copyOf(advisers);
  }

  /**
   * The remedies worth trying; empty where nothing is known that would help.
   *
   * @param query the statement the issue is about, or null where it is about an index
   */
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    List<Advice> all =
        advisers.stream()
            .filter(adviser -> context.allowed().contains(adviser.kind()))
            .filter(adviser -> mends(adviser, query))
            .flatMap(adviser -> adviser.advise(issue, query, context).stream())
            .toList();
    List<Advice> worthwhile = withoutIdlePairs(all);
    Predicate<Advice> comesFirst =
        isAsGoodARewrite(all).or(isFarBetterPair(all)).or(Advisor::isOfBetterNumbers);
    return Stream.concat(
            worthwhile.stream().filter(comesFirst), worthwhile.stream().filter(comesFirst.negate()))
        .toList();
  }

  /** What each statement of many lacks is an issue of its own. */
  private static boolean mends(Adviser adviser, @Nullable Query query) {
    if (query == null || query.course() == null) {
      return true;
    }
    return adviser
        .kind()
        .equals(query.burst() == null ? RemedyKind.TRANSACTION_SCOPE : RemedyKind.REWRITE);
  }

  /** What one remedy does about as well alone, two need not do. */
  private static List<Advice> withoutIdlePairs(List<Advice> all) {
    return all.stream()
        .filter(
            advice ->
                advice.companions().isEmpty()
                    || advice.costAfter() <= WORTH_A_PAIR * leastAlone(all))
        .toList();
  }

  /**
   * Where several together leave a small part of what any one of them leaves. To ask in other words
   * as well is worth it only where one remedy alone saves little.
   */
  private static Predicate<Advice> isFarBetterPair(List<Advice> all) {
    double alone = leastAlone(all);
    return advice ->
        !advice.companions().isEmpty()
            && advice.costAfter() <= FAR_BETTER * alone
            && (isOf(RemedyKind.CREATE_INDEX, advice)
                || alone > LITTLE_SAVED * advice.costBefore());
  }

  private static double leastAlone(List<Advice> all) {
    return all.stream()
        .filter(advice -> advice.companions().isEmpty())
        .mapToDouble(Advice::costAfter)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /* A rewrite costs neither space nor writes. So it goes first where it leaves about as little as
   * the best indexes would; what it leaves is what tells, since of a very slow statement both save
   * nearly all. */
  private static Predicate<Advice> isAsGoodARewrite(List<Advice> all) {
    double bestOfIndexes =
        all.stream()
            .filter(advice -> isOf(RemedyKind.CREATE_INDEX, advice))
            .mapToDouble(Advice::costAfter)
            .min()
            .orElse(Double.MAX_VALUE);
    return advice ->
        isOf(RemedyKind.REWRITE, advice)
            && advice.companions().isEmpty()
            && advice.costAfter() <= ABOUT_AS_LITTLE * bestOfIndexes + NEXT_TO_NOTHING;
  }

  /* An index is planned with the same wrong numbers, and costs space and writes. */
  private static boolean isOfBetterNumbers(Advice advice) {
    return isOf(RemedyKind.STATISTICS, advice)
        && advice.costAfter() <= LITTLE_SAVED * advice.costBefore();
  }

  private static boolean isOf(RemedyKind kind, Advice advice) {
    return advice.remedy().kind().equals(kind);
  }
}
