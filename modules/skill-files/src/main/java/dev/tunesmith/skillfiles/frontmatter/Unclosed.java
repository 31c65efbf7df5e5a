package dev.tunesmith.skillfiles.frontmatter;

import java.util.List;

/** Recognises the text of a file that was swallowed because a closing fence is missing. */
final class Unclosed {

  private Unclosed() {}

  /** Whether a blank line and then a Markdown heading or prose at column 0 end the last chunk. */
  static boolean seemsSo(Chunk last) {
    List<String> lines = last.lines();
    for (int index = 1; index + 1 < lines.size(); index++) {
      if (lines.get(index).isBlank() && lines.get(index + 1).matches("#{1,6} \\S.*")) {
        return lines.subList(index + 2, lines.size()).stream().anyMatch(Unclosed::isProse);
      }
    }
    return false;
  }

  /** Whether it is so plain that even valid YAML must not be trusted. */
  static boolean hidesIn(Chunk last) {
    List<String> lines = last.lines();
    for (int index = 1; index + 3 < lines.size(); index++) {
      boolean isHeading =
          lines.get(index).isBlank()
              && lines.get(index + 1).matches("#{1,6} \\S.*")
              && lines.get(index + 2).isBlank();
      if (isHeading && lines.get(index + 3).matches("\\p{Lu}.*")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProse(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }
}
