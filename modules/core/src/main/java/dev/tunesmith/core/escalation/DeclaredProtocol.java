package dev.tunesmith.core.escalation;

import java.util.Map;

/** The escalation protocol as one skill file declares it; levels it does not mention are absent. */
public record DeclaredProtocol(Map<Level, DeclaredLevel> levels) {

  /** A file that says nothing of escalation. */
  public static final DeclaredProtocol SILENT = new DeclaredProtocol(Map.of());

  public DeclaredProtocol {
    levels = Map.copyOf(levels);
  }
}
