package dev.tunesmith.core.duty;

import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a skill file that asks for work.
 *
 * @param text as the file writes it
 * @param line where, from 1
 */
public record AskedDuty(SkillId skill, int line, String text, Duty duty) {

  private static final String CORE = "core.";

  /** What the skills ask for, in the order of their ids and lines; core skills bind the runtime. */
  public static List<AskedDuty> of(List<Skill> skills) {
    return skills.stream()
        .filter(skill -> !skill.id().value().startsWith(CORE))
        .flatMap(skill -> skill.contract().items().stream().flatMap(item -> of(skill, item)))
        .toList();
  }

  private static Stream<AskedDuty> of(Skill skill, ContractItem item) {
    return isJudged(skill, item)
        ? Stream.empty()
        : Stream.concat(of(item, skill.id()), conditions(skill.id(), item));
  }

  /** What a reason to escalate asks for beside it, as far as no session can decide it. */
  private static Stream<AskedDuty> conditions(SkillId skill, ContractItem item) {
    return item.kind() == ContractItem.Kind.ESCALATION_TRIGGER
        ? item.details().stream()
            .filter(detail -> !Objective.limitsDowntime(detail))
            .map(detail -> new AskedDuty(skill, item.line(), detail, Duty.BEFORE_PRODUCTION))
        : Stream.empty();
  }

  /** What is judged by its figure is not told a second time. */
  private static boolean isJudged(Skill skill, ContractItem item) {
    return item.kind() == ContractItem.Kind.METRIC
        && Objective.allOf(skill.id(), item).stream()
            .anyMatch(objective -> objective.quantity() != null);
  }

  private static Stream<AskedDuty> of(ContractItem item, SkillId skill) {
    return Duty.of(item).stream().map(duty -> new AskedDuty(skill, item.line(), item.text(), duty));
  }
}
