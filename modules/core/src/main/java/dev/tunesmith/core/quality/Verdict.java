package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a gate says. */
public sealed interface Verdict {

  /**
   * The gate is satisfied, by the evidence it names.
   *
   * @param note what a reader should know all the same, or null
   */
  record Passed(List<EvidenceId> evidence, @Nullable String note) implements Verdict {
    public Passed {
      evidence = List.copyOf(evidence);
    }

    /** Satisfied, with nothing to add. */
    public Passed(List<EvidenceId> evidence) {
      this(evidence, null);
    }

    @Override
    public <T> T match(
        Function<Passed, T> passed, Function<Failed, T> failed, Function<NotApplicable, T> not) {
      return passed.apply(this);
    }
  }

  /** The gate refuses, for the reason it names. */
  record Failed(String reason, List<EvidenceId> evidence) implements Verdict {
    public Failed {
      evidence = List.copyOf(evidence);
    }

    @Override
    public <T> T match(
        Function<Passed, T> passed, Function<Failed, T> failed, Function<NotApplicable, T> not) {
      return failed.apply(this);
    }
  }

  /** The gate has nothing to look at here, for the reason it names. */
  record NotApplicable(String reason) implements Verdict {
    @Override
    public <T> T match(
        Function<Passed, T> passed, Function<Failed, T> failed, Function<NotApplicable, T> not) {
      return not.apply(this);
    }
  }

  /** Satisfied, by the evidence named. */
  static Verdict passed(EvidenceId... evidence) {
    return new Passed(List.of(evidence));
  }

  /** Satisfied, with something that a reader should know. */
  static Verdict noted(String note, EvidenceId... evidence) {
    return new Passed(List.of(evidence), note);
  }

  /** Refused, by the evidence named. */
  static Verdict failed(String reason, EvidenceId... evidence) {
    return new Failed(reason, List.of(evidence));
  }

  /** The answer for this verdict. */
  <T> T match(
      Function<Passed, T> passed, Function<Failed, T> failed, Function<NotApplicable, T> not);

  /** Whether the gate refuses. */
  default boolean refuses() {
    return match(passed -> false, failed -> true, not -> false);
  }

  /** Whether the gate had something to look at. */
  default boolean applies() {
    return match(passed -> true, failed -> true, not -> false);
  }
}
