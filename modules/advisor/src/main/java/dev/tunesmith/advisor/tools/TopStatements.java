package dev.tunesmith.advisor.tools;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The statements of a workload that take most of its time, as measured last. */
record TopStatements(List<Measurement> measured, Workload workload) {

  private static final int USUAL = 10;
  private static final int MOST = 50;

  static TopStatements of(List<Measurement> measured, Workload workload, Optional<Double> limit) {
    long wanted = Math.round(limit.orElse((double) USUAL));
    return new TopStatements(
        measured.stream()
            .sorted(Comparator.comparingDouble(Measurement::share).reversed())
            .limit(Math.max(1, Math.min(MOST, wanted)))
            .toList(),
        workload);
  }

  Structure form() {
    return Value.structure()
        .with("statements", new Value.Sequence(measured.stream().map(this::statement).toList()));
  }

  List<EvidenceId> evidence() {
    return measured.stream().map(Measurement::id).toList();
  }

  private Value statement(Measurement figures) {
    Structure form =
        Value.structure()
            .with("query", figures.query().value())
            .with("share_of_time", figures.share())
            .with("median_ms", figures.timing().medianMillis())
            .with("p95_ms", figures.timing().p95Millis())
            .with("rows", (double) figures.timing().rows())
            .with("buffers", (double) figures.timing().buffers())
            .with("cost", figures.plan().cost())
            .with("evidence", figures.id().value());
    return workload.find(figures.query()).map(query -> asked(form, query)).orElse(form);
  }

  private static Structure asked(Structure form, Query query) {
    return form.with("weight", query.weight())
        .with("reads_only", new Value.Flag(query.isRead()))
        .with("sql", query.sql());
  }
}
