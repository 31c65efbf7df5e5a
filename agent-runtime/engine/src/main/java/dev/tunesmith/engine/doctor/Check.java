package dev.tunesmith.engine.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param subject what, in a word or two
 * @param found one line
 * @param advice what to do about it, or null where nothing needs doing
 */
public record Check(String subject, Health health, String found, @Nullable String advice) {

  /** How something is. */
  public enum Health {
    GOOD,
    /** A session can run, but may not do as well. */
    DOUBTFUL,
    /** A session cannot run. */
    BAD
  }

  /** It is as it should be. */
  public static Check good(String subject, String found) {
    return new Check(subject, Health.GOOD, found, null);
  }

  /** A session can run, but may not do as well. */
  public static Check doubtful(String subject, String found, String advice) {
    return new Check(subject, Health.DOUBTFUL, found, advice);
  }

  /** A session cannot run. */
  public static Check bad(String subject, String found, String advice) {
    return new Check(subject, Health.BAD, found, advice);
  }
}
