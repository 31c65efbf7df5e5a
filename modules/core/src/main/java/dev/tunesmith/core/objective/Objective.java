package dev.tunesmith.core.objective;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.MetricTarget;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.workload.LatencyTarget;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric that a skill file wants reached.
 *
 * @param name what is to be measured, as written
 * @param wanted how it is to be, as written
 * @param quantity what that is of what we know; null where nothing of it is
 * @param target null where it cannot be compared
 * @param line where the file says so, from 1
 */
public record Objective(
    SkillId skill,
    String name,
    String wanted,
    @Nullable Quantity quantity,
    @Nullable MetricTarget target,
    int line) {

  private static final String CORE = "core.";
  private static final Pattern BARE = Pattern.compile("\\d{1,4}(?:\\.\\d{1,3})?\\s*[%x]");
  private static final Pattern LIST = Pattern.compile("\\s*[,;]\\s*");
  private static final Pattern DOWNTIME =
      Pattern.compile(
          "\\bdowntime\\b.{0,60}?(\\d{1,6}(?:\\.\\d{1,3})?\\s*(?:ms|s|sec|seconds?|min|minutes?|h|hours?|days?)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Set<ContractItem.Kind> LIMITS =
      EnumSet.of(
          ContractItem.Kind.ESCALATION_TRIGGER,
          ContractItem.Kind.TRIGGER,
          ContractItem.Kind.GUARDRAIL);
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double MILLIS_PER_MINUTE = 60_000;

  /**
   * What the skills want, in the order of their ids and lines; gates hold what core skills want.
   */
  public static List<Objective> of(List<Skill> skills) {
    return skills.stream()
        .filter(skill -> !skill.id().value().startsWith(CORE))
        .flatMap(Objective::of)
        .toList();
  }

  /** What somebody wants who is called {@code owner}, one text a metric. */
  public static List<Objective> wanted(SkillId owner, List<String> metrics) {
    return metrics.stream()
        .map(text -> new ContractItem(ContractItem.Kind.METRIC, "qualities", text, 0))
        .flatMap(item -> allOf(owner, item).stream())
        .toList();
  }

  private static Stream<Objective> of(Skill skill) {
    Stream<Objective> metrics =
        skill.contract().items().stream()
            .filter(item -> isMetric(skill.id(), item))
            .flatMap(item -> allOf(skill.id(), item).stream());
    Map<Level, DeclaredLevel> levels = skill.contract().protocol().levels();
    Stream<Objective> ofLevels =
        Stream.of(Level.values())
            .flatMap(
                level ->
                    Optional.ofNullable(levels.get(level)).stream()
                        .flatMap(said -> ofLevel(skill.id(), level, said)));
    Stream<Objective> ofLimits =
        skill.contract().items().stream()
            .filter(item -> LIMITS.contains(item.kind()))
            .flatMap(item -> downtime(skill.id(), item).stream());
    return Stream.of(metrics, ofLevels, ofLimits).flatMap(each -> each);
  }

  /** Whether a text says which downtime is borne. */
  public static boolean limitsDowntime(String text) {
    return DOWNTIME.matcher(text).find();
  }

  /** A downtime from which on a person decides is the most that is wanted. */
  public static Optional<Objective> downtime(SkillId skill, ContractItem item) {
    return Stream.concat(Stream.of(item.text()), item.details().stream())
        .map(DOWNTIME::matcher)
        .filter(Matcher::find)
        .map(found -> of(skill, "Downtime", "at most " + found.group(1), item.line()))
        .findFirst();
  }

  /** What has to hold before something is done is a metric where it can be measured. */
  private static boolean isMetric(SkillId skill, ContractItem item) {
    return item.kind() == ContractItem.Kind.METRIC
        || (item.kind() == ContractItem.Kind.DONE_CRITERION
            && allOf(skill, item).stream().anyMatch(Objective::isMeasurable));
  }

  /** How many of its issues a skill wants settled at a level, and come to it at most. */
  private static Stream<Objective> ofLevel(SkillId skill, Level level, DeclaredLevel said) {
    Stream<Objective> settled =
        Stream.ofNullable(said.successTarget())
            .map(
                share ->
                    of(skill, "settled at level " + level.number(), atLeast(share), said.line()));
    Stream<Objective> reached =
        Stream.ofNullable(said.reachLimit())
            .map(share -> of(skill, "came to level " + level.number(), atMost(share), said.line()));
    return Stream.concat(settled, reached);
  }

  private static String atLeast(double share) {
    return ">= " + Math.round(share * 100) + "%";
  }

  private static String atMost(double share) {
    return "<= " + Math.round(share * 100) + "%";
  }

  /** What one metric wants: more than one thing where it lists several quantities with theirs. */
  public static List<Objective> allOf(SkillId skill, ContractItem item) {
    Objective whole = of(skill, item);
    List<Objective> parts =
        LIST.splitAsStream(whole.wanted())
            .map(part -> of(skill, part, part, item.line()))
            .filter(Objective::isMeasurable)
            .toList();
    return whole.isMeasurable() || parts.size() < 2 ? List.of(whole) : parts;
  }

  /** What one metric wants as a whole. */
  public static Objective of(SkillId skill, ContractItem item) {
    String text = item.text();
    int colon = text.lastIndexOf(": ");
    return colon < 0
        ? of(skill, text, text, item.line())
        : of(skill, text.substring(0, colon), text.substring(colon + 2), item.line());
  }

  /** A name that says nothing to us may stand before words that do. */
  private static Objective of(SkillId skill, String name, String wanted, int line) {
    Quantity quantity = Quantity.of(name).or(() -> Quantity.of(wanted)).orElse(null);
    MetricTarget target =
        Optional.ofNullable(quantity)
            .flatMap(Quantity::natural)
            .or(() -> MetricTarget.allIn(wanted).stream().findFirst())
            .or(() -> bare(wanted))
            .orElse(null);
    return new Objective(skill, name, wanted, quantity, target, line);
  }

  /** A share or a multiple without a sign is the least that is wanted. */
  private static Optional<MetricTarget> bare(String wanted) {
    return BARE.matcher(wanted).matches()
        ? MetricTarget.allIn(">= " + wanted).stream().findFirst()
        : Optional.empty();
  }

  /** Whether a session can say of it that it is met or missed. */
  public boolean isMeasurable() {
    return quantity != null && quantity.whyNotHere().isEmpty() && limit().isPresent();
  }

  /** Whether it is about statements that the workload marks as critical, and no others. */
  public boolean isAboutCritical() {
    return (name + " " + wanted).toLowerCase(Locale.ROOT).contains("critical");
  }

  /** The number to be reached, in the quantity's unit; empty where the units do not fit. */
  public Optional<Double> limit() {
    return target == null || quantity == null
        ? Optional.empty()
        : in(quantity.unit(), target.unit(), target.number());
  }

  /** The time that the name speaks of, for example {@code answered under 100ms}. */
  public Optional<Double> millisInName() {
    return MetricTarget.allIn(name).stream()
        .flatMap(each -> in("ms", each.unit(), each.number()).stream())
        .findFirst();
  }

  private static Optional<Double> in(String unit, String written, double number) {
    String lower = written.toLowerCase(Locale.ROOT);
    if (!unit.equals("ms")) {
      return lower.equals(unit) ? Optional.of(number) : Optional.empty();
    }
    return switch (lower) {
      case "us" -> Optional.of(number / MILLIS_PER_SECOND);
      case "ms" -> Optional.of(number);
      case "s", "sec", "second", "seconds" -> Optional.of(number * MILLIS_PER_SECOND);
      case "min", "minute", "minutes" -> Optional.of(number * MILLIS_PER_MINUTE);
      case "h", "hour", "hours" -> Optional.of(number * 60 * MILLIS_PER_MINUTE);
      case "day", "days" -> Optional.of(number * 24 * 60 * MILLIS_PER_MINUTE);
      default -> Optional.empty();
    };
  }

  /** The target of a statement's p95 that it amounts to, if it wants statements to be so fast. */
  public Optional<LatencyTarget> asLatencyTarget() {
    return isMeasurable() && quantity == Quantity.QUERY_TIME && isUpperLimit()
        ? limit()
            .filter(millis -> millis > 0)
            .map(millis -> Duration.ofNanos(Math.round(millis * 1e6)))
            .map(limit -> new LatencyTarget(LatencyTarget.Statistic.P95, limit))
        : Optional.empty();
  }

  private boolean isUpperLimit() {
    return target != null
        && (target.comparison() == MetricTarget.Comparison.BELOW
            || target.comparison() == MetricTarget.Comparison.AT_MOST);
  }

  /** Whether a figure in the quantity's unit meets it. */
  public boolean isMetBy(double figure) {
    return target != null
        && limit()
            .map(number -> new MetricTarget(target.comparison(), number, target.unit()))
            .filter(inOurUnit -> inOurUnit.isMetBy(figure))
            .isPresent();
  }
}
