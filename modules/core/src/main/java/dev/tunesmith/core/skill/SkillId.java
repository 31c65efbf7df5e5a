package dev.tunesmith.core.skill;

/** The id of a skill, for example {@code core.orchestrator} or {@code database-optimizer}. */
public record SkillId(String value) implements Comparable<SkillId> {

  /** Every agent obeys it: the loop, the ladder, the kinds of remedy. */
  public static final SkillId ORCHESTRATOR = new SkillId("core.orchestrator");

  /** Every agent is judged by it: layers and precision checks. */
  public static final SkillId QUALITY = new SkillId("core.quality");

  public SkillId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a skill id must not be blank");
    }
  }

  @Override
  public int compareTo(SkillId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
