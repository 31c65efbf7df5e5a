package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.plan.PlanNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A scan that throws away most of the rows it reads; the scans of partitions count as one. */
final class ThrownAwayRows implements Pattern {

  @Override
  public Stream<String> in(Seen seen) {
    return in(seen.plan().root());
  }

  private static Stream<String> in(PlanNode step) {
    List<PlanNode> scans = Steps.partitionsOf(step);
    Stream<String> here = isWaste(scans) ? Stream.of(sentence(scans)) : Stream.empty();
    return Stream.concat(
        here,
        step.children().stream().filter(each -> !scans.contains(each)).flatMap(ThrownAwayRows::in));
  }

  private static boolean isWaste(List<PlanNode> scans) {
    return Steps.isWaste(removed(scans), kept(scans));
  }

  private static double removed(List<PlanNode> scans) {
    return scans.stream().mapToDouble(Steps::rowsRemoved).sum();
  }

  private static double kept(List<PlanNode> scans) {
    return scans.stream().mapToDouble(Steps::rowsOut).sum();
  }

  private static String sentence(List<PlanNode> scans) {
    String filter = scans.get(0).conditions().filter();
    return String.format(
        Locale.ROOT,
        "The %s %,.0f rows and throws %,.0f of them away%s.",
        scans.size() == 1 ? name(scans.get(0)) + " reads" : scans(scans),
        removed(scans) + kept(scans),
        removed(scans),
        filter == null ? "" : " (" + filter + ")");
  }

  private static String name(PlanNode scan) {
    String index = scan.operation().index() == null ? "" : " using " + scan.operation().index();
    return Steps.name(scan) + index;
  }

  private static String scans(List<PlanNode> scans) {
    return "%s and of %d more partitions reads".formatted(name(scans.get(0)), scans.size() - 1);
  }
}
