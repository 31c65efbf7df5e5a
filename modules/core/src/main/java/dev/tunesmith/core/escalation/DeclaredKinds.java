package dev.tunesmith.core.escalation;

import dev.tunesmith.core.remedy.RemedyKind;
import java.util.Set;

/**
 * The kinds of remedy a skill file names for one level.
 *
 * @param kinds empty where it allows none
 * @param line where it says so, from 1
 */
public record DeclaredKinds(Set<RemedyKind> kinds, int line) {

  public DeclaredKinds {
    kinds = Set.copyOf(kinds);
  }
}
