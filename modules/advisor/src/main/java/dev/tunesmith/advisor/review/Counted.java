package dev.tunesmith.advisor.review;

import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Counter;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.text.Figures;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server has counted: numbers that run out, and indexes that it saw nobody use. */
final class Counted implements Check {

  private static final double MUCH_SPENT = 0.5;
  private static final long WORTH_DROPPING = 1 << 20;

  /** Fewer uses of all indexes together say that its counting has only begun. */
  private static final long ENOUGH_SCANS = 1_000;

  @Override
  public Stream<Remark> in(Subject subject) {
    return Stream.concat(
        subject.schema().counters().stream()
            .filter(counter -> counter.spent() >= MUCH_SPENT)
            .map(counter -> spent(counter, subject)),
        unused(subject));
  }

  private static Remark spent(Counter counter, Subject subject) {
    return subject.remark(
        Smell.NUMBERS_RUN_OUT,
        counter.table() + " (" + counter.column() + ")",
        "%s is at %s of %s, the largest that it and the column can hold (%s)."
            .formatted(
                counter.name(),
                Figures.count(counter.last()),
                Figures.count(counter.most()),
                Figures.percent(counter.spent())));
  }

  private static Stream<Remark> unused(Subject subject) {
    long scans = subject.schema().indexes().mapToLong(index -> index.size().scans()).sum();
    if (scans < ENOUGH_SCANS) {
      return Stream.empty();
    }
    Set<String> planned = planned(subject);
    return subject.tables().flatMap(table -> unused(table, planned, subject));
  }

  private static Set<String> planned(Subject subject) {
    return subject
        .statements()
        .flatMap(Subject.Asked::steps)
        .map(step -> step.operation().index())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Stream<Remark> unused(Table table, Set<String> planned, Subject subject) {
    return table.indexes().stream()
        .filter(Index::isOnlyAnAccessPath)
        .filter(index -> index.size().scans() == 0 && index.size().bytes() >= WORTH_DROPPING)
        .filter(index -> !planned.contains(index.name()) && !leadsToReferences(table, index))
        .map(
            index ->
                subject.remark(
                    Smell.UNUSED_INDEX,
                    index.name(),
                    "The server has counted no use of %s on %s since it began to count, and no"
                            .formatted(index.name(), table.name())
                        + " statement of the workload uses it; it occupies %s."
                            .formatted(Figures.bytes(index.size().bytes()))));
  }

  private static boolean leadsToReferences(Table table, Index index) {
    return table.foreignKeys().stream()
        .anyMatch(key -> key.columns().contains(index.keys().get(0).text()));
  }
}
