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
   * What is granted of all tools there are: all where the file says nothing, or names only tools of
   * other programs; none where it names nothing. A name that is nearly one of them grants nothing,
   * and withholds the one it is nearest to.
   */
  public Set<String> among(Set<String> offered) {
    if (declared == Declared.NO) {
      return Set.copyOf(offered);
    }
    NearestName nearest = new NearestName(offered);
    if (declared == Declared.EXCEPT) {
      Set<String> withheld =
          names.stream().flatMap(name -> nearest.to(name).stream()).collect(Collectors.toSet());
      return offered.stream()
          .filter(name -> !withheld.contains(name))
          .collect(Collectors.toUnmodifiableSet());
    }
    Set<String> granted =
        names.stream().filter(offered::contains).collect(Collectors.toUnmodifiableSet());
    boolean speaksOfOthers =
        !names.isEmpty() && names.stream().allMatch(name -> nearest.to(name).isEmpty());
    return speaksOfOthers ? Set.copyOf(offered) : granted;
  }
}
