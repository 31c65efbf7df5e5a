package dev.tunesmith.testkit.architecture;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of a Markdown text that says who imports whom: names in backticks, those of the first
 * column import those of the second. A name is written as its package is, but for hyphens.
 *
 * @param imports what each may import
 */
public record ImportTable(Map<String, Set<String>> imports) {

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  public ImportTable {
    imports = Map.copyOf(imports);
  }

  /**
   * The table whose first heading reads {@code heading}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ImportTable under(String heading, String markdown) {
    Map<String, Set<String>> imports = new TreeMap<>();
    markdown
        .lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"))
        .forEach(cells -> names(cells[1]).forEach(each -> imports.put(each, names(cells[2]))));
    if (imports.isEmpty()) {
      throw new IllegalArgumentException("there is no table of the imports of a " + heading);
    }
    return new ImportTable(imports);
  }

  /** The names in backticks, as packages write them. */
  public static Set<String> names(String markdown) {
    Matcher names = NAME.matcher(markdown);
    return names
        .results()
        .map((MatchResult name) -> name.group(1).replace("-", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What differs between the table and the code, one line each; empty where both say the same. */
  public Set<String> differences(Map<String, Set<String>> code) {
    Set<String> differences = new TreeSet<>();
    code.forEach(
        (from, to) -> lacking(from, to, imports, " but the table does not say so", differences));
    imports.forEach((from, to) -> lacking(from, to, code, " only in the table", differences));
    return differences;
  }

  private static void lacking(
      String from,
      Set<String> to,
      Map<String, Set<String>> other,
      String how,
      Set<String> differences) {
    to.stream()
        .filter(each -> !other.getOrDefault(from, Set.of()).contains(each))
        .forEach(each -> differences.add(from + " imports " + each + how));
  }
}
