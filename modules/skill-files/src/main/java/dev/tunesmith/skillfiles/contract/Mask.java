package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text of the same shape, in which no inline markup is left. The Markdown parser is wanted for
 * blocks only; over the mask it has nothing to backtrack on and nothing to nest, whatever a file
 * holds. Positions are those of the text.
 */
final class Mask {

  private static final Pattern DEEP =
      Pattern.compile("\\s{100,}.*|(?:[ \\t]*+(?:>|[-+*]|\\d{1,9}[.)])){9}.*", Pattern.DOTALL);
  private static final String INLINE = "[]!&<_*`~\\";

  private Mask() {}

  static List<String> of(List<String> lines) {
    List<String> masked = new ArrayList<>(lines.size());
    Fence fence = new Fence();
    for (String line : lines) {
      boolean isFence = fence.turnsAt(line);
      if (isFence || fence.isOpen()) {
        masked.add(line);
      } else {
        masked.add(DEEP.matcher(line).matches() ? " ".repeat(line.length()) : mask(line));
      }
    }
    return masked;
  }

  private static String mask(String line) {
    StringBuilder masked = new StringBuilder(line);
    int first = 0;
    while (first < line.length() && " \t>".indexOf(line.charAt(first)) >= 0) {
      first++;
    }
    boolean isBullet = line.startsWith("* ", first);
    for (int index = isBullet ? first + 1 : first; index < line.length(); index++) {
      char each = line.charAt(index);
      if (each == '\\' && line.startsWith("|", index + 1)) {
        masked.setCharAt(index + 1, 'x');
      }
      if (INLINE.indexOf(each) >= 0 || each == '\u00A0') {
        masked.setCharAt(index, 'x');
      }
    }
    return masked.toString();
  }
}
