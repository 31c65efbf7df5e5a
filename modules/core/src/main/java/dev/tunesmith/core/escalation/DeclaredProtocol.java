package dev.tunesmith.core.escalation;

import dev.tunesmith.core.remedy.RemedyKind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The escalation protocol as one skill file declares it; levels it does not mention are absent.
 *
 * @param kinds the kinds of remedy it names for a level
 */
public record DeclaredProtocol(
    Map<Level, DeclaredLevel> levels, Map<Level, Set<RemedyKind>> kinds) {

  /** A file that says nothing of escalation. */
  public static final DeclaredProtocol SILENT = new DeclaredProtocol(Map.of());

  public DeclaredProtocol {
    levels = Map.copyOf(levels);
    kinds =
        kinds.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
  }

  /** A protocol that says nothing of kinds of remedy. */
  public DeclaredProtocol(Map<Level, DeclaredLevel> levels) {
    this(levels, Map.of());
  }
}
