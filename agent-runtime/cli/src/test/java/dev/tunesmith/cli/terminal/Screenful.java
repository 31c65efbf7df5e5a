package dev.tunesmith.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A very small terminal: what a person sees after some output. */
public final class Screenful {

  private Screenful() {}

  /** The lines on the screen; knows going up, clearing a line, and the switches for wrapping. */
  public static List<String> after(String output) {
    List<String> lines = new ArrayList<>(List.of(""));
    int row = 0;
    int at = 0;
    while (at < output.length()) {
      if (output.startsWith("\u001b[1A", at)) {
        row--;
        at += 4;
      } else if (output.startsWith("\u001b[2K", at)) {
        lines.set(row, "");
        at += 4;
      } else if (output.startsWith("\u001b[?7", at)) {
        at += 5;
      } else if (output.charAt(at) == '\n') {
        row++;
        if (row == lines.size()) {
          lines.add("");
        }
        at++;
      } else {
        lines.set(row, lines.get(row) + output.charAt(at));
        at++;
      }
    }
    lines.removeIf(String::isEmpty);
    return lines;
  }
}
