package dev.tunesmith.core.session;

import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Layer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the checks that a session asked for ever had something to look at.
 *
 * @param asked every check that was put to a tried proposal
 * @param neverApplied those of them that were applicable to none
 */
public record Coverage(List<Check> asked, List<Check> neverApplied) {

  /** A gate by its layer and its name. */
  public record Check(Layer layer, String gate) {}

  public Coverage {
    asked = List.copyOf(asked);
    neverApplied = List.copyOf(neverApplied);
  }

  /** What the gates of a session said of the proposals that were tried. */
  public static Coverage of(SessionState state) {
    List<GateReport> reports =
        state.issues().stream()
            .flatMap(file -> file.attempts().stream())
            .filter(attempt -> attempt.trial() != null)
            .flatMap(attempt -> attempt.reports().stream())
            .toList();
    Set<Check> applied =
        reports.stream()
            .filter(report -> report.verdict().applies())
            .map(Coverage::check)
            .collect(Collectors.toSet());
    List<Check> asked = reports.stream().map(Coverage::check).distinct().toList();
    return new Coverage(asked, asked.stream().filter(each -> !applied.contains(each)).toList());
  }

  private static Check check(GateReport report) {
    return new Check(report.layer(), report.gate());
  }
}
