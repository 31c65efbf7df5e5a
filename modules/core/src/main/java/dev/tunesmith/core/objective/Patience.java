package dev.tunesmith.core.objective;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How small gains must be, and how many in a row, before a skill file has a session stop.
 *
 * @param share of the workload's time, 0 to 1
 * @param times how many closed issues in a row gained less
 * @param line where the file says so, from 1
 */
public record Patience(SkillId skill, double share, int times, int line) {

  /** Where no file says otherwise. */
  public static final Patience STANDARD = new Patience(SkillId.ORCHESTRATOR, 0.05, 3, 0);

  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
  private static final Pattern SHARE =
      Pattern.compile(
          "(?:<|\u2264|less than|under|below|smaller than)\\s*(\\d{1,2}(?:\\.\\d{1,3})?)\\s*%",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TIMES =
      Pattern.compile(
          "\\b(\\d{1,2}|"
              + String.join("|", NUMBERS)
              + ")\\+?\\s+(?:or more\\s+)?"
              + "(?:closed\\s+|consecutive\\s+|successive\\s+)?(?:iterations?|rounds?|issues?"
              + "|attempts?|times)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What the skills say, in the order of their ids and lines; empty where none says anything. */
  public static List<Patience> of(List<Skill> skills) {
    return skills.stream().flatMap(Patience::of).toList();
  }

  private static Stream<Patience> of(Skill skill) {
    return skill.contract().items(ContractItem.Kind.STOPPING_TRIGGER).stream()
        .flatMap(item -> in(skill.id(), item).stream());
  }

  /** The rule that an item is, if it is one. */
  public static Optional<Patience> in(SkillId skill, ContractItem item) {
    Matcher share = SHARE.matcher(item.text());
    Matcher times = TIMES.matcher(item.text());
    return share.find() && times.find() && number(times.group(1)) > 0
        ? Optional.of(
            new Patience(
                skill,
                Double.parseDouble(share.group(1)) / 100,
                number(times.group(1)),
                item.line()))
        : Optional.empty();
  }

  private static int number(String text) {
    int word = NUMBERS.indexOf(text.toLowerCase(Locale.ROOT));
    return word < 0 ? Integer.parseInt(text) : word;
  }
}
