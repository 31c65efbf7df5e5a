package dev.tunesmith.core.agent;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.workload.Query;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is given to work on: one issue, at one level, for one attempt.
 *
 * @param query the statement the issue is about, or null where it is about an index
 * @param worker the skill the agent works as
 * @param remit what the level and the skill allow
 * @param earlier the attempts made before, at any level, oldest first
 * @param guidance what consulted peers advised so far, one entry each
 */
public record Case(
    Issue issue,
    @Nullable Query query,
    Skill worker,
    Remit remit,
    List<EarlierAttempt> earlier,
    List<Guidance> guidance) {

  /**
   * What an agent may do in this attempt.
   *
   * @param attempt the number of this attempt at this level, from 1
   * @param allowed the kinds of remedy that the level grants it
   * @param forbidden what its own skill, the issue's owner and the core skills forbid all the same
   * @param time its own working time left at this level
   */
  public record Remit(
      Level level,
      int attempt,
      Set<RemedyKind> allowed,
      List<ForbiddenRule> forbidden,
      Duration time) {
    public Remit {
      allowed = Set.copyOf(allowed);
      forbidden = List.copyOf(forbidden);
    }

    /** A remit in which nothing is forbidden that the level grants. */
    public Remit(Level level, int attempt, Set<RemedyKind> allowed, Duration time) {
      this(level, attempt, allowed, List.of(), time);
    }

    /** The kinds of remedy it may propose: those granted that are not forbidden outright. */
    public Set<RemedyKind> open() {
      return allowed.stream()
          .filter(kind -> forbidden.stream().noneMatch(rule -> rule.forbidsAll(kind)))
          .collect(Collectors.toUnmodifiableSet());
    }

    /** The rule that forbids a remedy, if one does. */
    public Optional<ForbiddenRule> forbidding(Remedy remedy) {
      return forbidden.stream().filter(rule -> rule.forbids(remedy)).findFirst();
    }

    /** What is forbidden, in words, each once; empty where nothing is. */
    public List<String> forbiddenInWords() {
      return forbidden.stream().map(ForbiddenRule::words).distinct().sorted().toList();
    }
  }

  /**
   * An attempt that was made before.
   *
   * @param rootCause why the issue exists, as whoever made it said; empty where nothing was
   *     proposed
   * @param remedies what was proposed; empty where nothing was
   * @param result what came of it, or why nothing was proposed
   * @param repeat whether the same may be proposed again
   */
  public record EarlierAttempt(
      Level level, String rootCause, List<Remedy> remedies, String result, Repeat repeat) {
    public EarlierAttempt {
      remedies = List.copyOf(remedies);
    }

    /** Whether it shows something of its remedies. */
    boolean isTried() {
      return repeat == Repeat.POINTLESS && !remedies.isEmpty();
    }
  }

  /** Whether what was proposed once may be proposed again. */
  public enum Repeat {
    POINTLESS,
    /** It broke off and shows nothing. */
    WORTHWHILE
  }

  public Case {
    earlier = List.copyOf(earlier);
    guidance = List.copyOf(guidance);
  }

  /** The same with other kinds of remedy allowed. */
  public Case allowing(Set<RemedyKind> kinds) {
    Remit wider = new Remit(remit.level(), remit.attempt(), kinds, remit.forbidden(), remit.time());
    return new Case(issue, query, worker, wider, earlier, guidance);
  }

  /** The statement the issue is about; empty where it is about an index. */
  public Optional<Query> statement() {
    return Optional.ofNullable(query);
  }

  /** The earlier attempts that show something of what they proposed. */
  public List<EarlierAttempt> tried() {
    return earlier.stream().filter(EarlierAttempt::isTried).toList();
  }
}
