package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report's part about the workload, statement by statement, before and after. */
final class WorkloadTable {
  private static final String CONDITION = "Figures: sandbox, one client, warm caches. ";
  private static final String P95 = "p95 (sandbox, one client, warm)";
  private static final List<String> BEFORE =
      List.of("Statement", "Share", "Median", P95, "Evidence");
  private static final List<String> BOTH =
      List.of(
          "Statement", "Share before", "Median", P95, "Change (95 % interval)", "Plan", "Evidence");

  private final Map<QueryName, Comparison> compared;

  private WorkloadTable(List<Comparison> comparisons) {
    this.compared =
        comparisons.stream()
            .collect(Collectors.toMap(Comparison::query, each -> each, (one, other) -> other));
  }

  static List<Block> of(SessionState state) {
    WorkloadTable table = new WorkloadTable(state.finalComparisons());
    return state.baseline().isEmpty()
        ? List.of()
        : Report.part(
            "Workload before and after",
            new Paragraph(Line.of(CONDITION + table.when())),
            Table.of(table.columns(), slowestFirst(state).map(table::row).toList()));
  }

  private static Stream<Measurement> slowestFirst(SessionState state) {
    return state.baseline().stream()
        .sorted(Comparator.comparingDouble(Measurement::share).reversed());
  }

  private String when() {
    return compared.isEmpty()
        ? "The workload was not measured again."
        : "Before and after were measured in turns at the end.";
  }

  private List<String> columns() {
    return compared.isEmpty() ? BEFORE : BOTH;
  }

  private List<Line> row(Measurement measured) {
    Stream<String> figures =
        compared.isEmpty()
            ? before(measured)
            : Optional.ofNullable(compared.get(measured.query()))
                .map(both -> changed(measured, both))
                .orElseGet(() -> notAgain(measured));
    Stream<Line> name =
        Stream.of(Line.code(measured.query().value()), Line.of(Figures.percent(measured.share())));
    return Stream.concat(name, figures.map(Line::of)).toList();
  }

  private static Stream<String> before(Measurement measured) {
    return Stream.of(
        measured.timing().medianWords(), measured.timing().p95Words(), measured.id().value());
  }

  private static Stream<String> changed(Measurement before, Comparison both) {
    return Stream.of(
        both.without().medianWords() + " → " + both.with().medianWords(),
        both.without().p95Words() + " → " + both.with().p95Words(),
        both.words(),
        both.plans().differ() ? "changed" : "same",
        Evidence.list(List.of(before.id(), both.id())));
  }

  private static Stream<String> notAgain(Measurement before) {
    return Stream.of(
        before.timing().medianWords(),
        before.timing().p95Words(),
        "not measured again",
        "not looked at again",
        before.id().value());
  }
}
