package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.proof.baseline.Baseline;
import dev.tunesmith.proof.trial.TrialOrder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is wrong with a laboratory.
 *
 * @param misreports how what it found about single statements arrives
 * @param measuring what becomes of all that it measured before anything was changed
 * @param trying how it tries an order out
 * @param loading how it runs the workload under load
 */
record Faults(
    List<Misreport> misreports, UnaryOperator<Baseline> measuring, Trying trying, Loading loading) {

  /** Tries an order out in a real laboratory. */
  @FunctionalInterface
  interface Trying {
    Trial tryOut(Laboratory real, TrialOrder order);
  }

  /** Runs a workload under load in a real laboratory. */
  @FunctionalInterface
  interface Loading {
    LoadComparison run(Laboratory real, List<Remedy> remedies, Workload workload);
  }

  static Faults of(List<Misreport> misreports) {
    return new Faults(
        misreports, UnaryOperator.identity(), Laboratory::tryOut, Laboratory::runUnderLoad);
  }

  static Faults in(Trying trying) {
    return new Faults(List.of(), UnaryOperator.identity(), trying, Laboratory::runUnderLoad);
  }

  static Faults in(Loading loading) {
    return new Faults(List.of(), UnaryOperator.identity(), Laboratory::tryOut, loading);
  }
}
