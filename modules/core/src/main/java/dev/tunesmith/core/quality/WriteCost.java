package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.trial.Trial.HeapOnly;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a trial says of writing where no statement of the workload speaks for it. */
final class WriteCost {

  private static final String NO_WRITES = "no statement of the workload writes to its tables";

  private WriteCost() {}

  /** Made-up writes are shown and decide nothing: nobody knows how often they run. */
  static Verdict ofSynthesised(Trial trial) {
    List<Comparison> synthesised = trial.upkeep().synthesised();
    if (synthesised.isEmpty()) {
      return Verdict.noted(NO_WRITES, trial.id());
    }
    List<EvidenceId> evidence = synthesised.stream().map(Comparison::id).toList();
    String costs =
        Stream.concat(synthesised.stream().map(WriteCost::text), Stream.ofNullable(heapOnly(trial)))
            .collect(Collectors.joining("; "));
    return new Verdict.Passed(evidence, NO_WRITES + "; " + costs);
  }

  private static String text(Comparison comparison) {
    return comparison.query() + ": " + comparison.words();
  }

  /** The heap-only updates that end or begin with the remedies, or null where none do. */
  static @Nullable String heapOnly(Trial trial) {
    List<HeapOnly> changed =
        trial.upkeep().heapOnly().stream().filter(each -> each.isLost() || each.isWon()).toList();
    return changed.isEmpty()
        ? null
        : changed.stream()
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "%s: %d of %d rows heap-only, %d without",
                        each.query(),
                        each.with(),
                        each.rows(),
                        each.without()))
            .collect(Collectors.joining("; "));
  }
}
