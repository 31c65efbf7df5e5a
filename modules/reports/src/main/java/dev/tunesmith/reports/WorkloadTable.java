package dev.tunesmith.reports;

import static dev.tunesmith.reports.Markdown.code;
import static dev.tunesmith.reports.Markdown.text;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workload statement by statement, before and after. */
final class WorkloadTable {
  private static final String CONDITION = "Figures: sandbox, one client, warm caches. ";

  private static final String P95 = "p95 (sandbox, one client, warm)";

  private WorkloadTable() {}

  static void write(Page page, SessionState state) {
    if (state.baseline().isEmpty()) {
      return;
    }
    page.heading(2, "Workload before and after");
    List<Measurement> slowestFirst =
        state.baseline().stream()
            .sorted(Comparator.comparingDouble(Measurement::share).reversed())
            .toList();
    Map<String, Comparison> compared =
        state.finalComparisons().stream()
            .collect(
                Collectors.toMap(
                    each -> each.query().value(), each -> each, (first, second) -> second));
    if (compared.isEmpty()) {
      page.paragraph(CONDITION + "The workload was not measured again.");
      writeBefore(page, slowestFirst);
    } else {
      page.paragraph(CONDITION + "Before and after were measured in turns at the end.");
      writeBoth(page, slowestFirst, compared);
    }
  }

  private static void writeBefore(Page page, List<Measurement> measurements) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement each : measurements) {
      rows.add(
          List.of(
              code(each.query().value()),
              Figures.percent(each.share()),
              Figures.millis(each.timing().medianMillis()),
              Figures.millis(each.timing().p95Millis()),
              each.id().value()));
    }
    page.table(List.of("Statement", "Share", "Median", P95, "Evidence"), rows);
  }

  private static void writeBoth(
      Page page, List<Measurement> measurements, Map<String, Comparison> compared) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement each : measurements) {
      Comparison comparison = compared.get(each.query().value());
      rows.add(comparison == null ? unchanged(each) : changed(each, comparison));
    }
    page.table(
        List.of(
            "Statement",
            "Share before",
            "Median",
            P95,
            "Change (95 % interval)",
            "Plan",
            "Evidence"),
        rows);
  }

  private static List<String> changed(Measurement before, Comparison both) {
    return List.of(
        code(before.query().value()),
        Figures.percent(before.share()),
        arrow(both.without().medianMillis(), both.with().medianMillis()),
        arrow(both.without().p95Millis(), both.with().p95Millis()),
        text(both.words()),
        both.plans().differ() ? "changed" : "same",
        Evidence.list(List.of(before.id(), both.id())));
  }

  private static List<String> unchanged(Measurement before) {
    return List.of(
        code(before.query().value()),
        Figures.percent(before.share()),
        Figures.millis(before.timing().medianMillis()),
        Figures.millis(before.timing().p95Millis()),
        "not measured again",
        "not looked at again",
        before.id().value());
  }

  private static String arrow(double before, double after) {
    return Figures.millis(before) + " → " + Figures.millis(after);
  }
}
