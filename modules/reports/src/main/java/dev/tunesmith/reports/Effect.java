package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.Benefit;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a trial showed, in sentences of plain text that cite their evidence. */
record Effect(Trial trial) {
  /** The benefit the remedies were tried for. */
  String benefit() {
    return trial
        .subjectComparison()
        .map(each -> named(each) + beforeAndAfter(each))
        .orElseGet(this::benefitBesideReading);
  }

  private String benefitBesideReading() {
    List<String> benefits = new ArrayList<>();
    if (trial.bytes() < 0) {
      benefits.add("frees " + Figures.bytes(-trial.bytes()) + Evidence.cite(trial.id()));
    }
    trial.writes().stream()
        .filter(each -> each.outcome() == Outcome.BETTER)
        .min(Comparator.comparingDouble(each -> each.ratio().estimate()))
        .ifPresent(best -> benefits.add(named(best) + beforeAndAfter(best)));
    return benefits.isEmpty() ? "no gain was shown" : String.join("; ", benefits);
  }

  /** The factor alone, for a table. */
  String factor() {
    return trial
        .subjectComparison()
        .map(each -> each.words() + Evidence.cite(each.id()))
        .orElseGet(this::benefitBesideReading);
  }

  /** Benefit and size in one line, where the benefit does not already say the size. */
  String benefitAndSize() {
    return trial.bytes() < 0 ? benefit() : benefit() + "; " + size();
  }

  String size() {
    return Figures.bytesAdded(trial.bytes()) + Evidence.cite(trial.id());
  }

  /** What the remedies do to writing: the worst figure, since that is what one has to bear. */
  String writes() {
    List<String> parts = new ArrayList<>();
    if (trial.writes().isEmpty() && trial.upkeep().synthesised().isEmpty()) {
      parts.add(claims(Benefit.WRITE_TIME) ? "not measured" : "no writing statement measured");
    }
    worst(trial.writes()).ifPresent(parts::add);
    worst(trial.upkeep().synthesised()).ifPresent(parts::add);
    trial.upkeep().heapOnly().stream()
        .filter(Trial.HeapOnly::isLost)
        .forEach(each -> parts.add(lost(each) + Evidence.cite(trial.id())));
    return String.join("; ", parts);
  }

  private static Optional<String> worst(List<Comparison> writes) {
    return writes.stream()
        .max(Comparator.comparingDouble(each -> each.ratio().estimate()))
        .map(
            worst ->
                (writes.size() == 1 ? "" : "at worst ")
                    + named(worst)
                    + bearable(worst)
                    + Evidence.cite(worst.id()));
  }

  /** The figure also where it is small, but none where chance alone may have made it. */
  private static String bearable(Comparison worst) {
    return worst.outcome() == Outcome.INCONCLUSIVE ? worst.words() : worst.ratio().words();
  }

  private static String lost(Trial.HeapOnly update) {
    return "%s: %s of %s heap-only, %s without"
        .formatted(
            update.query(),
            update.with(),
            Figures.count(update.rows(), "row", "rows"),
            update.without());
  }

  /** What the remedies cost as long as they are there; empty where they cost nothing. */
  Optional<String> refresh() {
    return trial
        .refreshPeriod()
        .map(
            period ->
                "a refresh took %s in the sandbox%s; one every %s costs at most 1 %% of the time,"
                        .formatted(
                            Figures.duration(Objects.requireNonNull(trial.refresh())),
                            Evidence.cite(trial.id()),
                            Figures.duration(period))
                    + " and answers are then up to that old");
  }

  private boolean claims(Benefit benefit) {
    return trial.remedies().stream().anyMatch(each -> each.benefits().contains(benefit));
  }

  /** One line on how the subject fared, without its name, for progress and lists of attempts. */
  String verdict() {
    return trial
        .subjectComparison()
        .map(Effect::beforeAndAfter)
        .orElseGet(this::benefitBesideReading);
  }

  /** The same, with the statements that became slower. */
  String verdictAndRegressions() {
    String slower =
        trial.regressions().stream()
            .map(each -> named(each) + beforeAndAfter(each))
            .collect(Collectors.joining("; "));
    return slower.isEmpty() ? verdict() : verdict() + "; slower: " + slower;
  }

  private static String named(Comparison comparison) {
    return comparison.query() + ": ";
  }

  /** Both times, what that means, and the evidence. */
  static String beforeAndAfter(Comparison comparison) {
    return "%s → %s, %s%s"
        .formatted(
            comparison.without().medianWords(),
            comparison.with().medianWords(),
            comparison.words(),
            Evidence.cite(comparison.id()));
  }
}
