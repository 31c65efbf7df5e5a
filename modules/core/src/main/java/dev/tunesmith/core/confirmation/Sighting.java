package dev.tunesmith.core.confirmation;

import org.jspecify.annotations.Nullable;

/**
 * Whether what a remedy makes is there.
 *
 * @param uses how often it was used since the server began to count; null where nobody counts
 */
public record Sighting(Presence presence, @Nullable Long uses) {

  /** Whether it is there. */
  public enum Presence {
    THERE,
    /** Begun and not finished, so that it costs and serves nobody. */
    NOT_WHOLE,
    NOT_THERE,
    /** The database does not show it. */
    UNKNOWN
  }

  /** Where a database does not show whether a remedy is there. */
  public static final Sighting NONE = new Sighting(Presence.UNKNOWN, null);

  /** Something that is there or is not, and that nobody counts the uses of. */
  public static Sighting of(boolean there) {
    return new Sighting(there ? Presence.THERE : Presence.NOT_THERE, null);
  }
}
