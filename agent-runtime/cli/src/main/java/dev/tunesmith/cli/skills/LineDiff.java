package dev.tunesmith.cli.skills;

import java.util.ArrayList;
import java.util.List;

/** What changed from some lines to others, as {@code diff} shows it: removed, added, unchanged. */
final class LineDiff {

  /** More lines than this are shown as one change: comparing each with each takes their product. */
  private static final int MOST_COMPARED = 1_500;

  private final List<String> before;
  private final List<String> after;
  private final List<String> shown = new ArrayList<>();

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The lines of the difference, each after a sign; those that stand in both are left out. */
  static List<String> of(List<String> before, List<String> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    LineDiff diff =
        new LineDiff(
            before.subList(start, before.size() - end), after.subList(start, after.size() - end));
    diff.compare(start + 1);
    return diff.shown;
  }

  private void compare(int firstLine) {
    shown.add("@@ line " + firstLine + " @@");
    if (before.size() > MOST_COMPARED || after.size() > MOST_COMPARED) {
      before.forEach(line -> shown.add("-" + line));
      after.forEach(line -> shown.add("+" + line));
    } else {
      compare(common());
    }
  }

  private void compare(int[][] common) {
    int old = 0;
    int young = 0;
    while (old < before.size() && young < after.size()) {
      if (before.get(old).equals(after.get(young))) {
        old++;
        young++;
      } else if (common[old + 1][young] >= common[old][young + 1]) {
        shown.add("-" + before.get(old++));
      } else {
        shown.add("+" + after.get(young++));
      }
    }
    before.subList(old, before.size()).forEach(line -> shown.add("-" + line));
    after.subList(young, after.size()).forEach(line -> shown.add("+" + line));
  }

  /** How many lines two ends have in common, in order. */
  private int[][] common() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int old = before.size() - 1; old >= 0; old--) {
      for (int young = after.size() - 1; young >= 0; young--) {
        common[old][young] =
            before.get(old).equals(after.get(young))
                ? common[old + 1][young + 1] + 1
                : Math.max(common[old + 1][young], common[old][young + 1]);
      }
    }
    return common;
  }
}
