package dev.tunesmith.core.skill;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tools a skill file asks for.
 *
 * @param declared whether the file says anything; if it does not, its role's default applies
 * @param names as written, of what it grants or withholds; empty if the file grants none, or what
 *     it says cannot be read
 */
public record ToolGrant(Declared declared, List<String> names) {

  /** Whether the file has a say in its tools. */
  public enum Declared {
    /** It names those that it grants. */
    YES,
    /** It names those that it withholds. */
    EXCEPT,
    NO
  }

  /** A file that says nothing of tools. */
  public static final ToolGrant UNDECLARED = new ToolGrant(Declared.NO, List.of());

  public ToolGrant {
    names = List.copyOf(names);
  }

  /**
   * What is granted of the tools on offer: all where the file says nothing, or names only tools of
   * other programs; none where it names nothing.
   */
  public Set<String> among(Set<String> offered) {
    if (declared == Declared.NO) {
      return Set.copyOf(offered);
    }
    if (declared == Declared.EXCEPT) {
      return offered.stream()
          .filter(name -> !names.contains(name))
          .collect(Collectors.toUnmodifiableSet());
    }
    Set<String> granted =
        names.stream().filter(offered::contains).collect(Collectors.toUnmodifiableSet());
    boolean speaksOfOthers = granted.isEmpty() && !names.isEmpty();
    return speaksOfOthers ? Set.copyOf(offered) : granted;
  }
}
