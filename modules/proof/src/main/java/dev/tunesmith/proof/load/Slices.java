package dev.tunesmith.proof.load;

import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.database.dialect.ServerActivity.Counters;
import dev.tunesmith.proof.rule.PairedTimes;
import dev.tunesmith.proof.rule.SlicedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The slices of both sides, and what they come to. */
final class Slices {

  private static final double MILLIS_PER_SECOND = 1000;

  private final StatementMix mix;
  private final int connections;
  private final List<Slice> with = new ArrayList<>();
  private final List<Slice> without = new ArrayList<>();

  Slices(StatementMix mix, int connections) {
    this.mix = mix;
    this.connections = connections;
  }

  void add(Slice withRemedies, Slice withoutThem) {
    with.add(withRemedies);
    without.add(withoutThem);
  }

  int pairs() {
    return with.size();
  }

  Side with() {
    return side(with);
  }

  Side without() {
    return side(without);
  }

  private Side side(List<Slice> slices) {
    double[] prices = prices();
    double millisEach = meanPrice(prices);
    Counters counted = slices.stream().map(Slice::counters).reduce(Counters.NONE, Counters::plus);
    return new Side(
        slices.stream()
            .map(slice -> MILLIS_PER_SECOND * connections * speed(slice, prices) / millisEach)
            .toList(),
        Slice.p95Of(
            slices.stream()
                .flatMapToDouble(slice -> DoubleStream.of(slice.tally().latencies()))
                .toArray()),
        slices.stream().mapToLong(Slice::lockWaits).sum(),
        counted.deadlocks(),
        counted.hitRate());
  }

  Changes changes() {
    double[] prices = prices();
    PairedTimes pace = new PairedTimes();
    PairedTimes p95 = new PairedTimes();
    PairedTimes waiting = new PairedTimes();
    for (int i = 0; i < pairs(); i++) {
      pace.add(1 / speed(with.get(i), prices), 1 / speed(without.get(i), prices));
      p95.add(with.get(i).p95Millis(), without.get(i).p95Millis());
      // One more on both sides, so that none against none is no change.
      waiting.add(with.get(i).lockWaits() + 1.0, without.get(i).lockWaits() + 1.0);
    }
    return new Changes(
        SlicedRule.change(pace),
        SlicedRule.change(p95),
        SlicedRule.change(waiting),
        SlicedRule.change(pace.laterAgainstEarlier()));
  }

  /*
   * A slice that happens to draw a long statement gets fewer done, though nothing is slower. So
   * statements are not counted but priced: each at the time that it takes on average over both
   * sides. What was paid for in a slice over the time that it took is its speed, 1 where all is
   * average.
   */
  private double speed(Slice slice, double[] prices) {
    double paid = 0;
    double took = 0;
    for (int i = 0; i < prices.length; i++) {
      paid += slice.tally().count(i) * prices[i];
      took += slice.tally().busyMillis(i);
    }
    return paid / took;
  }

  private double[] prices() {
    Tally allWith = sum(with);
    Tally allWithout = sum(without);
    double[] prices = new double[mix.size()];
    for (int i = 0; i < prices.length; i++) {
      double one = mean(allWith, i);
      double other = mean(allWithout, i);
      prices[i] = one == 0 || other == 0 ? one + other : (one + other) / 2;
    }
    return prices;
  }

  private static double mean(Tally tally, int position) {
    return tally.count(position) == 0 ? 0 : tally.busyMillis(position) / tally.count(position);
  }

  private Tally sum(List<Slice> slices) {
    Tally sum = new Tally(mix.size());
    slices.forEach(slice -> sum.add(slice.tally()));
    return sum;
  }

  /** What a statement costs on average, each as often as its weight says; rare ones may lack. */
  private double meanPrice(double[] prices) {
    double price = 0;
    double weights = 0;
    for (int i = 0; i < prices.length; i++) {
      if (prices[i] > 0) {
        price += mix.weight(i) * prices[i];
        weights += mix.weight(i);
      }
    }
    return price / weights;
  }
}
