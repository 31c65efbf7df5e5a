package dev.tunesmith.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ledger's file holds, line by line. Bytes that are no text become a sign that no line of
 * ours has, so that such a line shows as changed.
 *
 * @param lines without their line breaks
 * @param ends where each of them ends in the file, its line break included
 * @param hasOpenEnd whether the last line has no line break
 */
record LedgerText(List<String> lines, List<Long> ends, boolean hasOpenEnd) {

  LedgerText {
    lines = List.copyOf(lines);
    ends = List.copyOf(ends);
  }

  static LedgerText of(byte[] content) {
    List<String> lines = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\n') {
        lines.add(text(content, from, at));
        from = at + 1;
        ends.add((long) from);
      }
    }
    boolean hasOpenEnd = from < content.length;
    if (hasOpenEnd) {
      lines.add(text(content, from, content.length));
      ends.add((long) content.length);
    }
    return new LedgerText(lines, ends, hasOpenEnd);
  }

  private static String text(byte[] content, int from, int to) {
    return new String(content, from, to - from, StandardCharsets.UTF_8);
  }

  boolean isLast(int line) {
    return line == lines.size() - 1;
  }

  /** Whether a process may have been ended while it wrote this line. */
  boolean mayBeTorn(int line) {
    return line > 0 && isLast(line);
  }
}
