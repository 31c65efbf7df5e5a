package dev.tunesmith.proof.load;

import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.SplittableRandom;

/** The statements of a workload, each drawn as often as its weight says. */
final class StatementMix {

  private final List<Query> queries;
  private final double[] upTo;

  StatementMix(List<Query> queries) {
    this.queries = List.copyOf(queries);
    this.upTo = new double[queries.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += queries.get(i).weight();
      upTo[i] = sum;
    }
  }

  int size() {
    return upTo.length;
  }

  Query query(int position) {
    return queries.get(position);
  }

  double weight(int position) {
    return queries.get(position).weight();
  }

  /** The position of a statement. */
  int draw(SplittableRandom random) {
    double at = random.nextDouble() * upTo[upTo.length - 1];
    int position = 0;
    while (position < upTo.length - 1 && at >= upTo[position]) {
      position++;
    }
    return position;
  }
}
