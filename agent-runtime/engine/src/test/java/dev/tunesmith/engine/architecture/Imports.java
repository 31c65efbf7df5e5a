package dev.tunesmith.engine.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who imports whom in compiled code. */
final class Imports {

  private static final String PROJECT = "dev.tunesmith.";

  private Imports() {}

  /** Between the rooms of the house. */
  static Map<String, Set<String>> ofRooms(JavaClasses code) {
    return between(code, Imports::room);
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(PROJECT)
        ? name.substring(PROJECT.length()).replaceFirst("\\..*", "")
        : "";
  }

  /** Between the packages of a room; its root is called by the room's name. */
  static Map<String, Set<String>> within(String room, JavaClasses code) {
    return between(
        code,
        type ->
            room(type).equals(room)
                ? type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1)
                : "");
  }

  private static Map<String, Set<String>> between(
      JavaClasses code, Function<JavaClass, String> place) {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (JavaClass type : code) {
      String from = place.apply(type);
      if (!from.isEmpty()) {
        Set<String> to =
            type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> place.apply(dependency.getTargetClass()))
                .filter(each -> !each.isEmpty() && !each.equals(from))
                .collect(Collectors.toSet());
        imports.computeIfAbsent(from, each -> new TreeSet<>()).addAll(to);
      }
    }
    return imports;
  }
}
