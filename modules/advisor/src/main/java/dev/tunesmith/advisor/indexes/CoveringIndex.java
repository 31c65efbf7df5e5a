package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Widens a candidate so that the statement need not visit the table at all. */
final class CoveringIndex {

  static final double WORTH_ITS_WIDTH = 0.5;

  private static final int MOST_INCLUDED = 3;
  private static final double MOST_BYTES = 48;

  private CoveringIndex() {}

  static Optional<CandidateIndex> of(RankedIndex narrow, List<TableUse> uses, Table table) {
    IndexShape shape = narrow.remedy().shape();
    List<TableUse> same =
        uses.stream().filter(use -> use.table().name().equals(table.name())).toList();
    if (same.isEmpty()
        || !shape.method().equals("btree")
        || !shape.keys().stream().allMatch(IndexKey::isColumn)) {
      return Optional.empty();
    }
    Set<String> missing = new TreeSet<>();
    same.forEach(use -> missing.addAll(use.columns()));
    missing.removeAll(shape.keys().stream().map(IndexKey::text).collect(Collectors.toSet()));
    double bytes = missing.stream().mapToDouble(name -> IndexBytes.width(table, name)).sum();
    if (missing.isEmpty() || missing.size() > MOST_INCLUDED || bytes > MOST_BYTES) {
      return Optional.empty();
    }
    IndexShape covering =
        new IndexShape(
            shape.table(), shape.method(), shape.keys(), List.copyOf(missing), shape.predicate());
    String reason = narrow.candidate().reason() + ", with every column the statement reads";
    return Optional.of(new CandidateIndex(covering, narrow.candidate().rowShare(), reason));
  }
}
