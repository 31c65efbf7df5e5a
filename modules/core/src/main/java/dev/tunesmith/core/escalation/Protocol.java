package dev.tunesmith.core.escalation;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyKinds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How an issue climbs: one rule for each level. Immutable. */
public final class Protocol {

  private static final Duration WORKING_TIME = Duration.ofMinutes(5);

  /** How often a person may choose before the issue fails for good. */
  private static final int CHOICES = 3;

  private static final Protocol STANDARD = new Protocol(standardRules());

  private final Map<Level, LevelRule> rules;

  private Protocol(Map<Level, LevelRule> rules) {
    this.rules = new EnumMap<>(rules);
  }

  /** The protocol that holds where no skill file says otherwise. */
  public static Protocol standard() {
    return STANDARD;
  }

  private static Map<Level, LevelRule> standardRules() {
    return Map.of(
        Level.SELF_RECOVERY,
        rule(2, List.of(), Level.SELF_RECOVERY, 0.70),
        Level.PEER_CONSULTATION,
        rule(2, List.of("data-coordinator", "backend-coordinator"), Level.PEER_CONSULTATION, 0.80),
        Level.STRATEGIC,
        rule(2, List.of("tech-lead-orchestrator", "backend-architect"), Level.STRATEGIC, 0.90),
        Level.USER_DECISION,
        rule(CHOICES, List.of(), Level.USER_DECISION, 1.0));
  }

  private static LevelRule rule(
      int attempts, List<String> whom, Level level, double successTarget) {
    return new LevelRule(attempts, WORKING_TIME, whom, kindsFrom(level), successTarget);
  }

  private static Set<RemedyKind> kindsFrom(Level level) {
    return RemedyKinds.BUILT_IN.all().stream()
        .filter(kind -> kind.level() == level.number())
        .collect(Collectors.toSet());
  }

  /**
   * This protocol as {@code declared} lays it down for everyone: the kinds of remedy it names for a
   * level are those of the level.
   */
  public Protocol laidDown(DeclaredProtocol declared) {
    Protocol result = withLevels(declared);
    declared.kinds().forEach((level, named) -> result.setKinds(level, named.kinds()));
    return result;
  }

  /**
   * This protocol with what a skill says for itself put over it. The kinds of remedy it names for a
   * level narrow what is allowed there and never widen it.
   */
  public Protocol overlaid(DeclaredProtocol declared) {
    return withLevels(declared).narrowedBy(declared);
  }

  /** This protocol without the kinds of remedy that {@code declared} leaves out at its levels. */
  public Protocol narrowedBy(DeclaredProtocol declared) {
    Protocol result = new Protocol(rules);
    declared
        .kinds()
        .forEach(
            (level, named) -> {
              Set<RemedyKind> kept = new HashSet<>(allowedAt(level));
              kept.retainAll(named.kinds());
              result.setKinds(level, kept);
            });
    return result;
  }

  private Protocol withLevels(DeclaredProtocol declared) {
    Map<Level, LevelRule> result = new EnumMap<>(rules);
    declared.levels().forEach((level, said) -> result.put(level, said.over(rule(level))));
    return new Protocol(result);
  }

  private void setKinds(Level level, Set<RemedyKind> kinds) {
    rules.put(level, rule(level).withKinds(kinds));
  }

  /** The rule of a level. */
  public LevelRule rule(Level level) {
    return requireNonNull(rules.get(level), level.name());
  }

  /** The kinds of remedy allowed at a level: its own and those of all levels below. */
  public Set<RemedyKind> allowedAt(Level level) {
    Set<RemedyKind> kinds = new HashSet<>();
    rules.forEach(
        (each, rule) -> {
          if (each.compareTo(level) <= 0) {
            kinds.addAll(rule.kinds());
          }
        });
    return Set.copyOf(kinds);
  }

  /** The lowest level at which a kind of remedy is allowed. */
  public Level levelFor(RemedyKind kind) {
    for (Level level : Level.values()) {
      if (rule(level).kinds().contains(kind)) {
        return level;
      }
    }
    return Level.USER_DECISION;
  }
}
