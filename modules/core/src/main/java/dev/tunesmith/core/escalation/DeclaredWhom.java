package dev.tunesmith.core.escalation;

import java.util.List;

/**
 * Whom a skill file says to ask on reaching a level.
 *
 * @param names as written, without {@code @}, first choice first; at least one
 * @param line where it says so, from 1
 */
public record DeclaredWhom(List<String> names, int line) {

  public DeclaredWhom {
    names = List.copyOf(names);
  }
}
