package dev.tunesmith.agents;

import dev.tunesmith.core.skill.ContractItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A heading of a skill's text with what stands under it.
 *
 * @param line where it begins in the skill's file
 * @param items what is bound in it
 * @param isLeftOut whether nobody need be told of an item
 */
record RoleSection(
    List<String> lines, int line, List<ContractItem> items, Predicate<ContractItem> isLeftOut) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} .*");
  private static final Pattern PROSE = Pattern.compile("[\\p{L}\\p{N}\"'(`].*(?<!:)");
  private static final Pattern NUMBERED = Pattern.compile("[0-9]+[.)] .*");
  private static final Pattern POINT =
      Pattern.compile("\\s*([-*+|]|[0-9]+[.)] |\\*\\*[^*]+:\\*\\*).*");

  static boolean isHeading(String line) {
    return HEADING.matcher(line).matches();
  }

  /** Where the first line after {@code from} stands that ends it; what is fenced ends nothing. */
  static int endOf(List<String> lines, int from, Predicate<String> isEnd) {
    boolean isFenced = isFence(lines.get(from));
    int to = from + 1;
    while (to < lines.size() && (isFenced || !isEnd.test(lines.get(to)))) {
      isFenced ^= isFence(lines.get(to));
      to++;
    }
    return to;
  }

  private static boolean isFence(String line) {
    return line.startsWith("```");
  }

  private boolean isHeaded() {
    return isHeading(lines.get(0));
  }

  /** How deep its heading is, from 1; 0 without one. */
  int depth() {
    return isHeaded() ? lines.get(0).indexOf(' ') : 0;
  }

  /** Its heading without what stands in parentheses. */
  String title() {
    return lines.get(0).replaceFirst("^#+ +", "").replaceFirst(" *\\(.*$", "");
  }

  /** Whether nothing that is bound in it need be told. */
  boolean isCarriedOut() {
    return !items.isEmpty() && items.stream().allMatch(isLeftOut);
  }

  /** It with what is left of it. */
  List<String> told(List<String> left) {
    List<String> told = new ArrayList<>();
    if (isHeaded()) {
      told.add(lines.get(0));
      told.add("");
    }
    told.addAll(left);
    return told;
  }

  /** What is left under the heading, block by block, with an empty line after each. */
  List<String> left() {
    List<String> left = new ArrayList<>();
    for (int from = isHeaded() ? 1 : 0; from < lines.size(); ) {
      if (lines.get(from).isBlank()) {
        from++;
        continue;
      }
      int to = endOf(lines, from, String::isBlank);
      List<String> block = left(from, to);
      left.addAll(block);
      if (!block.isEmpty()) {
        left.add("");
      }
      from = to;
    }
    return left;
  }

  private List<String> left(int from, int to) {
    List<String> block = lines.subList(from, to);
    List<ContractItem> bound =
        items.stream()
            .filter(item -> item.line() >= line + from && item.line() < line + to)
            .toList();
    if (bound.isEmpty() && !isCarriedOut()) {
      return block;
    }
    if (!bound.stream().allMatch(isLeftOut)) {
      return withoutPoints(from, to);
    }
    return block.stream().anyMatch(RoleSection::isFence)
        ? List.of()
        : block.stream().filter(RoleSection::isProse).toList();
  }

  /** Points and rows of which nobody need be told are gone, with the lines that go on with them. */
  private List<String> withoutPoints(int from, int to) {
    List<String> left = new ArrayList<>();
    boolean isGone = false;
    for (int at = from; at < to; at++) {
      boolean goesOn = isGone && lines.get(at).startsWith(" ");
      isGone = goesOn || (POINT.matcher(lines.get(at)).matches() && isGoneAt(line + at));
      if (!isGone) {
        left.add(lines.get(at));
      }
    }
    return left;
  }

  private boolean isGoneAt(int number) {
    List<ContractItem> here = items.stream().filter(item -> item.line() == number).toList();
    return !here.isEmpty() && here.stream().allMatch(isLeftOut);
  }

  /** A sentence of its own, and no point of a list or row of a table. */
  private static boolean isProse(String line) {
    return PROSE.matcher(line).matches() && !NUMBERED.matcher(line).matches();
  }
}
