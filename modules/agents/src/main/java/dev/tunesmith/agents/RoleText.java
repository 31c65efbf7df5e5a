package dev.tunesmith.agents;

import dev.tunesmith.agents.tools.Asked;
import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A skill's text as its model is told it: judgement, craft, guardrails and what is to be delivered
 * word for word, and one line that names what the runtime carries out by itself.
 */
final class RoleText {
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
          ContractItem.Kind.METRIC,
          ContractItem.Kind.DONE_CRITERION);

  /** What a case has been through or is given already, whether or not anybody listens to each. */
  private static final Set<ContractItem.Kind> ON_THE_WAY =
      Set.of(
          ContractItem.Kind.ACTIVATION_SIGNAL,
          ContractItem.Kind.TRIGGER,
          ContractItem.Kind.PHASE,
          ContractItem.Kind.TOOL_ACCESS,
          ContractItem.Kind.REQUIRED_INPUT);

  /** What is asked of an owner and not of a colleague who gives advice. */
  private static final Set<ContractItem.Kind> AN_OWNERS =
      Set.of(
          ContractItem.Kind.WORKFLOW_STEP,
          ContractItem.Kind.DELIVERABLE,
          ContractItem.Kind.DONE_CRITERION,
          ContractItem.Kind.COLLABORATION);

  /** How deep the headings are that divide a file. */
  private static final int CHAPTER = 2;

  private final Skill skill;
  private final Asked asked;

  private RoleText(Skill skill, Asked asked) {
    this.skill = skill;
    this.asked = asked;
  }

  /** The text of a skill. */
  static String of(Skill skill, Asked asked) {
    return new RoleText(skill, asked).written();
  }

  private String written() {
    List<String> carriedOut = new ArrayList<>();
    List<String> told = new ArrayList<>();
    int depthBelow = 0;
    List<RoleSection> sections = sections();
    for (int at = sections.size() - 1; at >= 0; at--) {
      RoleSection section = sections.get(at);
      List<String> left = section.left();
      if (section.isCarriedOut()) {
        carriedOut.add(0, chapterOf(sections, at));
      }
      if (!left.isEmpty() || depthBelow > section.depth()) {
        told.addAll(0, section.told(left));
        depthBelow = section.depth();
      }
    }
    if (!carriedOut.isEmpty() && asked == Asked.FOR_WORK) {
      told.add(
          carriedOut.stream()
              .distinct()
              .collect(Collectors.joining("; ", "(The runtime carries out: ", ".)")));
    }
    return String.join("\n", told).strip();
  }

  private static String chapterOf(List<RoleSection> sections, int at) {
    int chapter = at;
    while (chapter > 0 && sections.get(chapter).depth() > CHAPTER) {
      chapter--;
    }
    return sections.get(chapter).title();
  }

  private List<RoleSection> sections() {
    String text = skill.body().text();
    List<String> lines = text.strip().lines().toList();
    String leading = text.substring(0, text.indexOf(text.strip()));
    int first = skill.body().firstLine() + (int) leading.chars().filter(c -> c == '\n').count();
    List<RoleSection> sections = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to = RoleSection.endOf(lines, from, RoleSection::isHeading);
      sections.add(section(lines.subList(from, to), first + from));
      from = to;
    }
    return sections;
  }

  private RoleSection section(List<String> lines, int line) {
    List<ContractItem> items =
        skill.contract().items().stream()
            .filter(item -> item.line() >= line && item.line() < line + lines.size())
            .toList();
    boolean isAboveTheFirstLevel =
        items.stream().anyMatch(item -> item.kind() == ContractItem.Kind.LEVEL)
            && ABOVE.matcher(lines.get(0)).matches();
    Predicate<ContractItem> isLeftOut =
        item ->
            isCarriedOut(item)
                || (asked == Asked.FOR_ADVICE && AN_OWNERS.contains(item.kind()))
                || (isAboveTheFirstLevel && item.kind() == ContractItem.Kind.STATEMENT);
    return new RoleSection(lines, line, items, isLeftOut);
  }

  private boolean isCarriedOut(ContractItem item) {
    Obedience obedience = Obedience.of(skill, item);
    return ON_THE_WAY.contains(item.kind())
        || (CARRIED_OUT.contains(item.kind())
            && obedience != Obedience.READ
            && obedience != Obedience.DANGLING);
  }
}
