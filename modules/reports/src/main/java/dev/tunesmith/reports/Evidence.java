package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Verdict;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.trial.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Cites evidence, and gathers what an issue rests on. */
final class Evidence {
  private static final Comparator<EvidenceId> BY_NUMBER =
      Comparator.comparingLong(Evidence::number);

  private Evidence() {}

  /** {@code [E17]} with a space before it, or nothing where there is none. */
  static String cite(Collection<EvidenceId> ids) {
    return ids.isEmpty() ? "" : " [" + list(ids) + "]";
  }

  static String cite(EvidenceId id) {
    return " [" + id + "]";
  }

  /** The ids in order; three or more in a row are written as a range. */
  static String list(Collection<EvidenceId> ids) {
    List<Long> numbers = ids.stream().map(Evidence::number).distinct().sorted().toList();
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < numbers.size(); ) {
      int to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      int end = to - from < 2 ? from : to;
      parts.add("E" + numbers.get(from) + (end == from ? "" : "–E" + numbers.get(end)));
      from = end + 1;
    }
    return String.join(", ", parts);
  }

  static long number(EvidenceId id) {
    return Long.parseLong(id.value().substring(1));
  }

  static Set<EvidenceId> of(IssueFile file) {
    Set<EvidenceId> ids = new TreeSet<>(BY_NUMBER);
    file.issue().symptoms().forEach(symptom -> ids.add(symptom.evidence()));
    file.attempts().forEach(attempt -> ids.addAll(of(attempt)));
    file.notes().forEach(note -> note.metrics().forEach(metric -> ids.add(metric.evidence())));
    if (file.decision() != null) {
      file.decision().options().forEach(option -> ids.addAll(option.evidence()));
    }
    return ids;
  }

  private static Set<EvidenceId> of(Attempt attempt) {
    Set<EvidenceId> ids = new TreeSet<>(BY_NUMBER);
    if (attempt.proposal() != null) {
      ids.addAll(attempt.proposal().evidence());
    }
    if (attempt.trial() != null) {
      ids.addAll(of(attempt.trial()));
    }
    if (attempt.load() != null) {
      ids.add(attempt.load().id());
    }
    attempt.reports().forEach(report -> ids.addAll(of(report)));
    return ids;
  }

  static List<EvidenceId> of(GateReport report) {
    return report
        .verdict()
        .match(Verdict.Passed::evidence, Verdict.Failed::evidence, not -> List.of());
  }

  static Set<EvidenceId> of(Trial trial) {
    Set<EvidenceId> ids = new TreeSet<>(BY_NUMBER);
    ids.add(trial.id());
    trial.reads().forEach(each -> ids.add(each.id()));
    trial.writes().forEach(each -> ids.add(each.id()));
    trial.upkeep().synthesised().forEach(each -> ids.add(each.id()));
    return ids;
  }
}
