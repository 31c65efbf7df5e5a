package dev.tunesmith.core.session;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.session.SessionEvent.LevelsDeclared;
import dev.tunesmith.core.skill.SkillId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a level did in a session. Issues that another one's remedy settled say nothing of a
 * level and are not counted; those still open count as not settled.
 *
 * @param reached how many issues came to the level
 * @param settled how many of them found their remedy, or their decision, there
 * @param issues how many issues are counted
 * @param target what the protocol wants, or null where the ledger does not say
 */
public record LevelSuccess(
    Level level, int reached, int settled, int issues, @Nullable LevelTarget target) {

  /** The levels that issues of a session reached, lowest first. Pure. */
  public static List<LevelSuccess> of(SessionState state) {
    List<LevelTarget> targets =
        state.latest(LevelsDeclared.class).map(LevelsDeclared::targets).orElse(List.of());
    return of(state.issues(), targets);
  }

  /** The levels that issues of one owner reached. */
  static List<LevelSuccess> of(SessionState state, SkillId owner) {
    return of(
        state.issues().stream()
            .filter(file -> file.assignment() != null && file.assignment().owner().equals(owner))
            .toList(),
        List.of());
  }

  private static List<LevelSuccess> of(List<IssueFile> files, List<LevelTarget> targets) {
    List<IssueFile> counted = files.stream().filter(file -> !isSettledByAnother(file)).toList();
    return Arrays.stream(Level.values())
        .map(level -> of(level, counted, targets))
        .filter(each -> each.reached() > 0)
        .toList();
  }

  private static LevelSuccess of(Level level, List<IssueFile> files, List<LevelTarget> targets) {
    List<IssueFile> reached = files.stream().filter(file -> cameTo(file, level)).toList();
    long settled = reached.stream().filter(file -> isSettledAt(file.standing(), level)).count();
    return new LevelSuccess(
        level,
        reached.size(),
        (int) settled,
        files.size(),
        targets.stream().filter(each -> each.level() == level).findFirst().orElse(null));
  }

  private static boolean cameTo(IssueFile file, Level level) {
    return file.standings().stream().anyMatch(standing -> standing.level() == level);
  }

  private static boolean isSettledAt(Standing standing, Level level) {
    return standing.level() == level
        && switch (standing.phase()) {
          case RESOLVED, DECIDED, DECLINED -> true;
          case WORKING, AWAITING_DECISION, PARKED, EXPIRED, FAILED -> false;
        };
  }

  /** A remedy of its own that was withdrawn in the end has left its trial with a problem. */
  private static boolean isSettledByAnother(IssueFile file) {
    return file.standing().phase() == Standing.Phase.RESOLVED
        && file.accepted() == null
        && file.attempts().stream()
            .noneMatch(each -> each.trial() != null && each.problem() != null);
  }

  /** The share of the issues reaching the level that it settled, 0 to 1. */
  public double settledShare() {
    return (double) settled / reached;
  }

  /** The share of all counted issues that came as far as the level, 0 to 1. */
  public double reachedShare() {
    return (double) reached / issues;
  }
}
