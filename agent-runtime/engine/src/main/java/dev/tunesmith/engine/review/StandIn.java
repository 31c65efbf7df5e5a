package dev.tunesmith.engine.review;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.duty.Duty;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Skill;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a skill file has done where there is no database.
 *
 * @param asked as the file writes it
 * @param place its skill and line
 * @param answer where it was done, or why not
 */
public record StandIn(String asked, String place, String answer) {

  private static final Pattern IN_TEXTS =
      Pattern.compile(
          "(?i)\\bsql|quer(?:y|ies)|statement|schema|tables?\\b|\\bindex|design|anti.?pattern"
              + "|guideline|recommend|best practice");

  /** What the files of a crew ask for. */
  static List<StandIn> askedBy(Crew crew) {
    return crew.agents().stream()
        .flatMap(
            skill ->
                skill.contract().items().stream()
                    .filter(item -> Duty.of(item).filter(Duty.FALLBACKS::equals).isPresent())
                    .map(item -> of(skill, item)))
        .toList();
  }

  private static StandIn of(Skill skill, ContractItem item) {
    String answer =
        Duty.reasonAgainst(item)
            .map(reason -> "not done: " + reason)
            .orElse(
                IN_TEXTS.matcher(item.text().replace('_', ' ')).find()
                    ? "done, see the findings"
                    : "not done: takes a database");
    return new StandIn(item.text(), skill.id() + ":" + item.line(), answer);
  }
}
