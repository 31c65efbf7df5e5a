package dev.tunesmith.skillfiles.frontmatter;

import java.util.List;

/** Recognises the text of a file that was swallowed because a closing fence is missing. */
final class Unclosed {

  private Unclosed() {}

  /** Whether a blank line and then a Markdown heading or prose at column 0 end the lines. */
  static boolean seemsSo(List<String> block) {
    List<String> lines = afterLastKey(block);
    for (int index = 0; index + 1 < lines.size(); index++) {
      if (isHeading(lines, index)) {
        return lines.subList(index + 2, lines.size()).stream().anyMatch(Unclosed::isProse);
      }
    }
    return false;
  }

  /** Whether it is so plain that even valid YAML must not be trusted. */
  static boolean hidesIn(List<String> block) {
    List<String> lines = afterLastKey(block);
    for (int index = 0; index + 3 < lines.size(); index++) {
      if (isHeading(lines, index)
          && lines.get(index + 2).isBlank()
          && lines.get(index + 3).matches("\\p{Lu}.*")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> afterLastKey(List<String> lines) {
    for (int index = lines.size(); index > 0; index--) {
      if (KnownKeys.isKnown(Chunk.key(lines.get(index - 1)))) {
        return lines.subList(index, lines.size());
      }
    }
    return lines;
  }

  private static boolean isHeading(List<String> lines, int blank) {
    return lines.get(blank).isBlank() && lines.get(blank + 1).matches("#{1,6} \\S.*");
  }

  private static boolean isProse(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }
}
