package dev.tunesmith.agents;

import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A skill's text as its model is told it: judgement, craft, guardrails and what is to be delivered
 * word for word, and one line for the sections of which the runtime carries out all that they ask.
 */
final class RoleText {
  private static final Pattern HEADING = Pattern.compile("#{1,6} .*");
  private static final Pattern PROSE = Pattern.compile("[\\p{L}\\p{N}\"'(`].*(?<!:)");
  private static final Pattern NUMBERED = Pattern.compile("[0-9]+[.)] .*");

  /** What others do once an issue has gone up. */
  private static final Pattern ABOVE = Pattern.compile("(?i).*\\blevel [2-4]\\b.*");

  /** What the runtime itself does when it heeds an item of such a kind. */
  private static final Set<ContractItem.Kind> CARRIED_OUT =
      Set.of(
          ContractItem.Kind.LEVEL,
          ContractItem.Kind.LEVEL_RULE,
          ContractItem.Kind.SUCCESS_TARGET,
          ContractItem.Kind.MESSAGE_FIELD,
          ContractItem.Kind.ESCALATION_TRIGGER,
          ContractItem.Kind.STOPPING_TRIGGER,
          ContractItem.Kind.PRECISION_CHECK,
          ContractItem.Kind.LAYER_CHECK,
          ContractItem.Kind.DONE_CRITERION);

  /** By these a case has found its way already, whether or not anybody listens to each. */
  private static final Set<ContractItem.Kind> ON_THE_WAY =
      Set.of(ContractItem.Kind.ACTIVATION_SIGNAL, ContractItem.Kind.TRIGGER);

  private final Skill skill;
  private final List<String> told = new ArrayList<>();
  private final List<String> carriedOut = new ArrayList<>();

  private RoleText(Skill skill) {
    this.skill = skill;
  }

  /** The text of a skill. */
  static String of(Skill skill) {
    return new RoleText(skill).written();
  }

  private String written() {
    List<String> lines = skill.body().text().strip().lines().toList();
    int leading = skill.body().text().indexOf(skill.body().text().strip());
    int first =
        skill.body().firstLine()
            + (int)
                skill.body().text().substring(0, leading).chars().filter(c -> c == '\n').count();
    for (int from = 0; from < lines.size(); ) {
      int to = from + 1;
      boolean isFenced = false;
      while (to < lines.size() && (isFenced || !HEADING.matcher(lines.get(to)).matches())) {
        isFenced ^= lines.get(to).startsWith("```");
        to++;
      }
      section(lines.subList(from, to), first + from);
      from = to;
    }
    sayWhatIsCarriedOut();
    return String.join("\n", told).strip();
  }

  private void section(List<String> lines, int line) {
    List<ContractItem> items =
        skill.contract().items().stream()
            .filter(item -> item.line() >= line && item.line() < line + lines.size())
            .toList();
    boolean isAboveTheFirstLevel =
        items.stream().anyMatch(item -> item.kind() == ContractItem.Kind.LEVEL)
            && ABOVE.matcher(lines.get(0)).matches();
    boolean isCarriedOut =
        !items.isEmpty()
            && items.stream()
                .allMatch(
                    item ->
                        isCarriedOut(item)
                            || (isAboveTheFirstLevel
                                && item.kind() == ContractItem.Kind.STATEMENT));
    if (!isCarriedOut) {
      sayWhatIsCarriedOut();
      told.addAll(lines);
      return;
    }
    List<String> prose = lines.stream().skip(1).filter(RoleText::isProse).toList();
    if (!prose.isEmpty()) {
      sayWhatIsCarriedOut();
      told.add(lines.get(0));
      told.addAll(prose);
    }
    carriedOut.add(lines.get(0).replaceFirst("^#+ +", "").replaceFirst(" *\\(.*$", ""));
  }

  private boolean isCarriedOut(ContractItem item) {
    Obedience obedience = Obedience.of(skill, item);
    return ON_THE_WAY.contains(item.kind())
        || (CARRIED_OUT.contains(item.kind())
            && obedience != Obedience.READ
            && obedience != Obedience.DANGLING);
  }

  /** A sentence of its own, and no point of a list or row of a table. */
  private static boolean isProse(String line) {
    return PROSE.matcher(line).matches() && !NUMBERED.matcher(line).matches();
  }

  private void sayWhatIsCarriedOut() {
    if (!carriedOut.isEmpty()) {
      told.add("(The runtime carries out: " + String.join("; ", carriedOut) + ".)");
      told.add("");
      carriedOut.clear();
    }
  }
}
