package dev.tunesmith.skillfiles;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.HeaderBlock;
import dev.tunesmith.skillfiles.frontmatter.Invisible;
import java.util.List;
import java.util.regex.Pattern;

/** Notes what a file's text holds, or lacks, without its author having seen it. */
final class TextFaults {

  /** Characters that turn the direction of a text, and those that repeat it invisibly. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\x{E0000}-\\x{E007F}]");

  private static final int FIRST_HIDDEN = 0xAD;

  private TextFaults() {}

  private static boolean mayHide(String line) {
    for (int index = 0; index < line.length(); index++) {
      if (line.charAt(index) >= FIRST_HIDDEN) {
        return true;
      }
    }
    return false;
  }

  static void noteHidden(List<String> lines, HeaderBlock block, Findings findings) {
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      boolean isInFront = index < block.end();
      if (mayHide(line) && (isInFront ? Invisible.isIn(line) : HIDDEN.matcher(line).find())) {
        findings.add(
            Finding.HIDDEN_CHARACTER, index + 1, "a character stands here that nobody sees");
        break;
      }
    }
  }

  static void note(List<String> lines, HeaderBlock block, Findings findings) {
    if (lines.subList(block.end(), lines.size()).stream().allMatch(String::isBlank)) {
      findings.add(Finding.BODY_EMPTY, block.end(), "no text stands below the front matter");
    }
    int second = block.repeatedIn(lines);
    if (second > 0) {
      findings.add(Finding.FRONT_MATTER_TWICE, second, "a second front matter, which is not read");
    }
  }
}
