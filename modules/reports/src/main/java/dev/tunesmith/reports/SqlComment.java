package dev.tunesmith.reports;

import dev.tunesmith.core.text.HiddenCharacters;
import java.util.Locale;

/** Labelled comments at the head of an SQL file, wrapped and in ASCII. */
final class SqlComment {
  private static final int WIDTH = 96;

  private SqlComment() {}

  static void write(StringBuilder file, String label, String text) {
    String indent = "-- " + " ".repeat(10);
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "-- %-10s", label + ":"));
    for (String word : ascii(text).split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length()) {
        file.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(indent);
      }
      line.append(line.charAt(line.length() - 1) == ' ' ? "" : " ").append(word);
    }
    file.append(line).append('\n');
  }

  // psql may read the file in another encoding, and sends comments to the server as well.
  private static String ascii(String text) {
    return HiddenCharacters.onOneLine(text)
        .strip()
        .replace("→", "->")
        .replace("×", "x")
        .replace("–", "-");
  }
}
