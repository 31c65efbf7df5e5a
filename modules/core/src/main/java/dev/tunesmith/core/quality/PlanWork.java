package dev.tunesmith.core.quality;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.schema.TableName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a plan's work falls on tables: blocks touched and rows handled by the steps that read them,
 * and rows thrown away by the joins above. Sorting and grouping belong to every table below.
 */
final class PlanWork {

  private final PlanNode root;

  private PlanWork(PlanNode root) {
    this.root = root;
  }

  static PlanWork of(Plan plan) {
    return new PlanWork(plan.root());
  }

  boolean reads(TableName table) {
    return reads(root, table);
  }

  private static boolean reads(PlanNode node, TableName table) {
    return node.walk().anyMatch(each -> isOn(each, table));
  }

  private static boolean isOn(PlanNode node, TableName table) {
    return table.toString().equals(node.operation().relation());
  }

  /** The larger of a table's shares of the blocks and of the rows, 0 to 1. */
  double share(TableName table) {
    double blocks = part(root.walk().mapToDouble(PlanWork::blocks).sum(), blocksOn(table));
    double rows = part(root.walk().mapToDouble(PlanWork::rows).sum(), rowsOn(table));
    return Math.max(blocks, rows);
  }

  private static double part(double whole, double part) {
    return whole > 0 ? part / whole : 0;
  }

  private double blocksOn(TableName table) {
    return on(table).mapToDouble(PlanWork::blocks).sum();
  }

  private double rowsOn(TableName table) {
    return on(table).mapToDouble(PlanWork::rows).sum();
  }

  private Stream<PlanNode> on(TableName table) {
    return root.walk().filter(node -> isOn(node, table) || (isNoScan(node) && reads(node, table)));
  }

  private static boolean isNoScan(PlanNode node) {
    return node.operation().relation() == null;
  }

  /** A step's own blocks; those of an index that it reads by belong to it. */
  private static double blocks(PlanNode node) {
    boolean isOwnedAbove = isNoScan(node) && node.children().isEmpty();
    double below =
        node.children().stream()
            .filter(child -> child.walk().anyMatch(each -> !isNoScan(each)))
            .mapToDouble(PlanWork::blocksAndBelow)
            .sum();
    return isOwnedAbove ? 0 : Math.max(0, blocksAndBelow(node) - below);
  }

  private static double blocksAndBelow(PlanNode node) {
    return Optional.ofNullable(node.actual())
        .map(actual -> (double) actual.buffers() + actual.spilledBlocks())
        .orElse(0.0);
  }

  private static double rows(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    boolean isScan = node.operation().relation() != null;
    if (actual == null) {
      return isScan ? node.estimate().rows() : 0;
    }
    return actual.loops() * (actual.removedRows() + (isScan ? actual.rows() : 0));
  }
}
