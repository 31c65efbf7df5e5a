package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.session.SessionEvent.ToolUsed;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.trial.Trial;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gathers what an agent could know of one issue. */
final class CaseFacts {

  /** With commas between thousands; what stands between the commas of a list counts alone. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?");

  private final Set<EvidenceId> evidence = new HashSet<>();
  private final Set<Double> figures = new HashSet<>();
  private final Reading reading = new Reading();

  Facts facts() {
    return new Facts(evidence, figures);
  }

  void cite(EvidenceId id) {
    evidence.add(id);
  }

  void read(String text) {
    NUMBER
        .matcher(text)
        .results()
        .map(match -> Double.valueOf(match.group().replace(",", "")))
        .forEach(figures::add);
  }

  void add(Measurement measured) {
    evidence.add(measured.id());
    add(measured.timing());
    figures.add(measured.share());
    measured.plan().root().walk().forEach(this::add);
  }

  private void add(Timing timing) {
    figures.add(timing.medianMillis());
    figures.add(timing.p95Millis());
    figures.add((double) timing.buffers());
    figures.add((double) timing.rows());
  }

  private void add(PlanNode node) {
    figures.add(node.estimate().cost());
    figures.add(node.estimate().rows());
    PlanNode.Actual actual = node.actual();
    if (actual != null) {
      figures.add(actual.rows());
      figures.add(actual.loops());
      figures.add(actual.rows() * actual.loops());
      figures.add(actual.removedRows());
      figures.add(actual.removedRows() * actual.loops());
      figures.add(actual.rows() + actual.removedRows());
      figures.add((double) actual.buffers());
      figures.add((double) actual.spilledBlocks());
    }
  }

  void add(Trial trial) {
    evidence.add(trial.id());
    figures.add((double) trial.bytes());
    trial.reads().forEach(this::add);
    trial.writes().forEach(this::add);
    trial.upkeep().synthesised().forEach(this::add);
  }

  void add(LoadComparison load) {
    evidence.add(load.id());
    add(load.with());
    add(load.without());
    figures.add((double) load.connections());
    Stream.of(load.changes().pace(), load.changes().p95(), load.changes().waiting())
        .forEach(change -> figures.add(change.ratio().estimate()));
  }

  private void add(LoadComparison.Side side) {
    figures.add(side.meanThroughput());
    figures.add(side.p95Millis());
    figures.add((double) side.lockWaits());
    figures.add((double) side.deadlocks());
    figures.add(side.hitRate());
  }

  private void add(Comparison comparison) {
    evidence.add(comparison.id());
    add(comparison.with());
    add(comparison.without());
    figures.add(comparison.ratio().estimate());
  }

  void add(ToolUsed use) {
    evidence.addAll(use.result().evidence());
    use.result()
        .match(answered -> answered.value().match(reading), refused -> this, failed -> this);
  }

  /** Whatever stands in a tool's answer was seen by who asked. */
  private final class Reading implements Value.Cases<CaseFacts> {

    @Override
    public CaseFacts of(Value.Text text) {
      read(text.text());
      return CaseFacts.this;
    }

    @Override
    public CaseFacts of(Value.Figure figure) {
      figures.add(figure.figure());
      return CaseFacts.this;
    }

    @Override
    public CaseFacts of(Value.Flag flag) {
      return CaseFacts.this;
    }

    @Override
    public CaseFacts of(Value.Nothing nothing) {
      return CaseFacts.this;
    }

    @Override
    public CaseFacts of(Value.Sequence sequence) {
      sequence.values().forEach(value -> value.match(this));
      return CaseFacts.this;
    }

    @Override
    public CaseFacts of(Value.Structure structure) {
      structure.fields().values().forEach(value -> value.match(this));
      return CaseFacts.this;
    }
  }
}
