package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.core.skill.HostVerdict.Remark;
import dev.tunesmith.core.skill.SkillHost;
import java.util.ArrayList;
import java.util.List;

/** Collects what one host would say of a file. */
final class Remarks {

  private final List<Remark> remarks = new ArrayList<>();
  private Outcome outcome = Outcome.LOADS;

  void reject(int line, String why) {
    outcome = Outcome.REJECTED;
    remarks.add(new Remark(line, why));
  }

  void change(int line, String what) {
    outcome = outcome == Outcome.REJECTED ? outcome : Outcome.CHANGED;
    remarks.add(new Remark(line, what));
  }

  boolean isRejected() {
    return outcome == Outcome.REJECTED;
  }

  HostVerdict verdict(SkillHost host, String tools) {
    return new HostVerdict(host, outcome, remarks, isRejected() ? "" : tools);
  }
}
