package dev.tunesmith.core.skill;

/**
 * Where a skill came from.
 *
 * @param file the file as the user named it, or the built-in resource's name
 * @param depth how many folders below its root it lies; 0 directly in it
 */
public record SkillSource(Origin origin, String file, int depth) {

  /** Who brought a skill; where two have one name, the first of these wins. */
  public enum Origin {
    EXPLICIT,
    PROJECT,
    USER,
    BUILT_IN
  }
}
