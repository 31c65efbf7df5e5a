package dev.tunesmith.core.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The gates a proposal must pass: those that its words must pass, then those its trial must. */
public final class Gates {

  private final List<Gate> gates;

  private Gates(List<Gate> gates) {
    this.gates = List.copyOf(gates);
  }

  /** Every gate there is. */
  public static Gates all() {
    List<Gate> gates = new ArrayList<>();
    gates.addAll(InputGates.ALL);
    gates.addAll(ClaimGates.ALL);
    gates.addAll(BoundaryGates.ALL);
    gates.addAll(OutputGates.ALL);
    gates.addAll(SafetyGates.ALL);
    gates.addAll(PrecisionGates.ALL);
    return new Gates(gates);
  }

  /** What the gates say that need no trial; one that refuses makes a trial pointless. */
  public List<GateReport> beforeTrial(Submission submission) {
    return judged(submission, Gate.Stage.PROPOSED).toList();
  }

  /** What all gates say once the trial has run. */
  public List<GateReport> afterTrial(Submission submission) {
    return Stream.concat(
            judged(submission, Gate.Stage.PROPOSED), judged(submission, Gate.Stage.TRIED))
        .toList();
  }

  private Stream<GateReport> judged(Submission submission, Gate.Stage stage) {
    return gates.stream().filter(gate -> gate.stage() == stage).map(gate -> gate.judge(submission));
  }
}
