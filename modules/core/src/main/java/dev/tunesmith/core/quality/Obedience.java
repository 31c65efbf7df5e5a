package dev.tunesmith.core.quality;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.duty.Duty;
import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.objective.Patience;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the runtime acts on something a skill file says. */
public enum Obedience {
  OBEYED("obeyed"),

  /** Each session says what there is to show for it, with its evidence; nothing else follows. */
  REPORTED("reported with evidence"),

  /** Each session says why nobody can measure or do it here. */
  NAMED("named with the reason why not here"),
  READ("read, not obeyed"),

  /** It names only skills that are not there. */
  DANGLING("dangling, not obeyed");

  private final String words;

  Obedience(String words) {
    this.words = words;
  }

  /** The answer for a person. */
  public String words() {
    return words;
  }

  /**
   * Everything a skill says: its items in the order of the text, its levels, what it forbids.
   *
   * @param tools the tools that there are
   */
  public static List<Mark> marks(Skill skill, Set<String> tools) {
    Contract contract = skill.contract();
    Stream<Mark> items =
        contract.items().stream()
            .map(item -> new Mark(kindOf(item), item.text(), item.line(), of(skill, item, tools)));
    Map<Level, DeclaredLevel> levels = contract.protocol().levels();
    Stream<Mark> rules =
        Stream.of(Level.values())
            .filter(levels::containsKey)
            .flatMap(level -> marks(skill, level, requireNonNull(levels.get(level))));
    Stream<Mark> kinds =
        Stream.of(Level.values())
            .filter(contract.protocol().kinds()::containsKey)
            .map(level -> mark(level, requireNonNull(contract.protocol().kinds().get(level))));
    Stream<Mark> forbidden = contract.forbidden().stream().map(Obedience::mark);
    return Stream.of(items, rules, kinds, forbidden).flatMap(each -> each).toList();
  }

  private static String kindOf(ContractItem item) {
    return item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Obedience of(Skill skill, ContractItem item, Set<String> tools) {
    boolean isTool = item.kind() == ContractItem.Kind.TOOL;
    boolean grantsNothing = skill.declaration().tools().names().isEmpty();
    String name = item.text().replaceFirst("^not ", "");
    return isTool ? when(grantsNothing || tools.contains(name)) : of(skill, item);
  }

  /** What becomes of one item of a skill; of a tool, this depends on which there are. */
  public static Obedience of(Skill skill, ContractItem item) {
    if (item.kind() == ContractItem.Kind.METRIC) {
      return ofMetric(skill, item);
    }
    if (isObeyedAsItStands(skill, item)) {
      return OBEYED;
    }
    return item.kind() == ContractItem.Kind.SUCCESS_TARGET ? ofTarget(skill) : ofWork(item);
  }

  /** Counted against by every session that works an issue of the skill's. */
  private static Obedience ofTarget(Skill skill) {
    return when(isJudgedBy(skill) || Routing.mayOwnStatements(skill));
  }

  private static Obedience ofWork(ContractItem item) {
    return Duty.of(item).map(duty -> duty.proof().isPresent() ? REPORTED : NAMED).orElse(READ);
  }

  /**
   * The time of statements is a target of theirs; of what else is measured, nothing may be missed
   * where a session ends with every target met.
   */
  private static Obedience ofMetric(Skill skill, ContractItem item) {
    if (isJudged(skill, item)) {
      return OBEYED;
    }
    List<Objective> wanted = Objective.allOf(skill.id(), item);
    boolean isAboutNoFigure = wanted.stream().allMatch(each -> each.quantity() == null);
    boolean isShown = Duty.of(item).flatMap(Duty::proof).isPresent();
    return isAboutNoFigure && isShown ? REPORTED : NAMED;
  }

  private static boolean isObeyedAsItStands(Skill skill, ContractItem item) {
    return switch (item.kind()) {
      case NAME, HOST, LEVEL_RULE -> true;
      case STOPPING_TRIGGER -> Patience.in(skill.id(), item).isPresent();
      case GUARDRAIL, FORBIDDEN_PATTERN -> forbidsSomething(skill, item);
      case MODEL, TOOL -> false;
      case TAG -> Routing.listensTo(skill, item);
      case CHALLENGE, ACTIVATION_SIGNAL -> Routing.listensTo(skill, item);
      case LEVEL -> isObeyed(skill, item);
      case SUCCESS_TARGET -> isJudgedBy(skill);
      case MESSAGE_FIELD -> EscalationNote.carries(item.text());
      case ESCALATION_TRIGGER, TRIGGER ->
          Gates.isAskedForBy(item) || Objective.downtime(skill.id(), item).isPresent();
      case DONE_CRITERION -> Gates.isAskedForBy(item) || isJudged(skill, item);
      default -> Gates.isAskedForBy(item);
    };
  }

  private static boolean isJudged(Skill skill, ContractItem item) {
    List<Objective> wanted = Objective.allOf(skill.id(), item);
    return Objective.of(List.of(skill)).stream().anyMatch(wanted::contains)
        && wanted.stream().anyMatch(Objective::isMeasurable);
  }

  private static boolean forbidsSomething(Skill skill, ContractItem item) {
    return Gates.isAskedForBy(item)
        || Objective.downtime(skill.id(), item).isPresent()
        || !Smell.namedBy(item).isEmpty()
        || skill.contract().forbidden().stream().anyMatch(rule -> rule.line() == item.line());
  }

  /** A level is obeyed where it says something that is. */
  private static boolean isObeyed(Skill skill, ContractItem heading) {
    DeclaredProtocol protocol = skill.contract().protocol();
    boolean namesKinds =
        protocol.kinds().values().stream().anyMatch(said -> said.line() == heading.line());
    return namesKinds
        || protocol.levels().entrySet().stream()
            .filter(entry -> entry.getValue().line() == heading.line())
            .flatMap(entry -> marks(skill, entry.getKey(), entry.getValue()))
            .anyMatch(mark -> mark.obedience() == OBEYED);
  }

  private static Stream<Mark> marks(Skill skill, Level level, DeclaredLevel said) {
    return Stream.concat(rules(level, said), targets(level, said, ofTarget(skill)));
  }

  /** A session counts its levels against the targets of the orchestrator alone. */
  private static boolean isJudgedBy(Skill skill) {
    return skill.id().equals(SkillId.ORCHESTRATOR);
  }

  /** No attempt, or no time, counts as silence; and nobody is asked on reaching the first level. */
  private static Stream<Mark> rules(Level level, DeclaredLevel said) {
    List<Mark> marks = new ArrayList<>();
    if (said.attempts() != null) {
      marks.add(mark(level, said, "attempts", said.attempts().toString(), said.attempts() >= 1));
    }
    Duration time = said.workingTime();
    if (time != null) {
      boolean counts = time.compareTo(Duration.ZERO) > 0;
      marks.add(mark(level, said, "working time", text(time), counts));
    }
    if (!said.whom().isEmpty()) {
      String whom = String.join(", ", said.whom());
      marks.add(mark(level, said, "escalate to", whom, level != Level.SELF_RECOVERY));
    }
    return marks.stream();
  }

  private static Stream<Mark> targets(Level level, DeclaredLevel said, Obedience counted) {
    List<Mark> marks = new ArrayList<>();
    if (said.successTarget() != null) {
      String share = Math.round(said.successTarget() * 100) + "% settled";
      marks.add(mark(level, said, "level target", share, counted));
    }
    if (said.reachLimit() != null) {
      String share = "reached by at most " + Math.round(said.reachLimit() * 100) + "%";
      marks.add(mark(level, said, "level target", share, counted));
    }
    return marks.stream();
  }

  private static Mark mark(
      Level level, DeclaredLevel said, String kind, String text, boolean isObeyed) {
    return mark(level, said, kind, text, when(isObeyed));
  }

  private static Mark mark(
      Level level, DeclaredLevel said, String kind, String text, Obedience obedience) {
    return new Mark(kind, "level " + level.number() + ": " + text, said.line(), obedience);
  }

  private static Mark mark(Level level, DeclaredKinds said) {
    String kinds =
        said.kinds().stream().sorted().map(RemedyKind::label).collect(Collectors.joining(", "));
    String text = "level " + level.number() + ": " + (kinds.isEmpty() ? "none" : kinds);
    return new Mark("remedy kinds", text, said.line(), OBEYED);
  }

  private static String text(Duration time) {
    return time.toSecondsPart() == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /** Only an index has a method; of anything else, a method forbids nothing. */
  private static Mark mark(ForbiddenRule rule) {
    String method = rule.method();
    boolean canApply = method == null || rule.kind().equals(RemedyKind.CREATE_INDEX);
    return new Mark("forbidden remedy", rule.words(), rule.line(), when(canApply));
  }

  private static Obedience when(boolean isObeyed) {
    return isObeyed ? OBEYED : READ;
  }
}
