package dev.tunesmith.core.skill;

/**
 * A skill named by another.
 *
 * @param name as written, without {@code @}
 * @param line where, from 1
 */
public record Reference(Kind kind, String name, int line) {

  /** Why one skill names another. */
  public enum Kind {
    DEPENDS_ON,
    ESCALATES_TO,
    CONSULTS,
    HANDS_OFF_TO
  }
}
