package dev.tunesmith.core.skill;

import java.util.List;

/**
 * What becomes of a skill file at a host.
 *
 * @param remarks why it does not load there, or what is lost or changed
 * @param tools which tools it really gets, in words; empty where it does not load
 */
public record HostVerdict(SkillHost host, Outcome outcome, List<Remark> remarks, String tools) {

  /** Whether it is there. */
  public enum Outcome {
    LOADS,
    /** It loads, but not all of it, or not as it is written. */
    CHANGED,
    REJECTED
  }

  /**
   * One reason or loss.
   *
   * @param line where it stands in the file, from 1
   */
  public record Remark(int line, String text) {}

  public HostVerdict {
    remarks = List.copyOf(remarks);
  }
}
