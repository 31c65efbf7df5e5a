package dev.tunesmith.core.escalation;

import java.util.Map;

/**
 * The escalation protocol as one skill file declares it; levels it does not mention are absent.
 *
 * @param kinds the kinds of remedy it names for a level
 */
public record DeclaredProtocol(Map<Level, DeclaredLevel> levels, Map<Level, DeclaredKinds> kinds) {

  /** A file that says nothing of escalation. */
  public static final DeclaredProtocol SILENT = new DeclaredProtocol(Map.of());

  public DeclaredProtocol {
    levels = Map.copyOf(levels);
    kinds = Map.copyOf(kinds);
  }

  /** A protocol that says nothing of kinds of remedy. */
  public DeclaredProtocol(Map<Level, DeclaredLevel> levels) {
    this(levels, Map.of());
  }
}
