package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines between the fences.
 *
 * @param firstLine the file's line of the first of them
 */
public record HeaderBlock(List<String> lines, int firstLine) {

  private static final int MAX_LINES_BEFORE = 5;
  private static final int MAX_LINES_REPEATED = 40;
  private static final Pattern PROPER = Pattern.compile("---[ \\t]*");
  private static final Pattern ODD_OPENING =
      Pattern.compile(" {0,3}(?:-{3,60}|[\\u2013\\u2014]{1,3}-{0,3})[ \\t]*(?:ya?ml|#.*)?[ \\t]*");
  private static final Pattern ODD_CLOSING =
      Pattern.compile(" {0,3}(?:-{3,60}|\\.{3}|[\\u2013\\u2014]{1,3}-{0,3})[ \\t]*(?:#.*)?[ \\t]*");
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w-]*[ \\t]*:(?:\\s.*)?");

  public HeaderBlock {
    lines = List.copyOf(lines);
  }

  /** Finds the front matter of a file, or notes why it has none. */
  public static Optional<HeaderBlock> find(List<String> file, Findings findings) {
    int opening = opening(file);
    if (opening < 0) {
      findings.add(Finding.FRONT_MATTER_MISSING, 1, "the file does not begin with front matter");
      return Optional.empty();
    }
    if (opening > 0) {
      findings.add(Finding.FENCE_LATE, opening + 1, "lines stand before the front matter");
    }
    noteOddFence(file.get(opening), opening, findings);
    int closing = closing(file, opening);
    if (closing < 0) {
      findings.add(Finding.FRONT_MATTER_UNCLOSED, opening + 1, "no line --- ends the front matter");
      return Optional.empty();
    }
    noteOddFence(file.get(closing), closing, findings);
    return Optional.of(new HeaderBlock(file.subList(opening + 1, closing), opening + 2));
  }

  /** The file's line of the closing fence. */
  public int end() {
    return firstLine + lines.size();
  }

  /** The line of another front matter that follows this one in {@code file}, or 0. */
  public int repeatedIn(List<String> file) {
    int fence = end();
    while (fence < file.size() && file.get(fence).isBlank()) {
      fence++;
    }
    if (fence == file.size() || !PROPER.matcher(file.get(fence)).matches()) {
      return 0;
    }
    for (int index = fence + 1;
        index < Math.min(file.size(), fence + MAX_LINES_REPEATED);
        index++) {
      if (PROPER.matcher(file.get(index)).matches()) {
        return 0;
      }
      if (KnownKeys.isKnown(Chunk.key(file.get(index)))) {
        return fence + 1;
      }
    }
    return 0;
  }

  /** Whether a key of that name, in any case, stands at the beginning of a line. */
  public boolean says(String key) {
    return lines.stream().anyMatch(line -> Chunk.key(line).equalsIgnoreCase(key));
  }

  /** Whether nothing stands between the fences. */
  public boolean isEmpty() {
    return lines.stream().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
  }

  private static int opening(List<String> file) {
    int before = 0;
    for (int index = 0; index < file.size() && before <= MAX_LINES_BEFORE; index++) {
      String line = file.get(index);
      if (ODD_OPENING.matcher(line).matches()) {
        return index == 0 || holdsKnownKey(file, index) ? index : -1;
      }
      int comment = endOfComment(file, index);
      if (comment < 0 && !line.isBlank() && !line.strip().matches("(?:# |//).*")) {
        return -1;
      }
      index = Math.max(index, comment);
      before++;
    }
    return -1;
  }

  /** A rule below a title looks like a late fence; what follows it tells them apart. */
  private static boolean holdsKnownKey(List<String> file, int fence) {
    return file.stream()
        .skip(fence + 1L)
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> KnownKeys.isKnown(Chunk.key(line).toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** The last line of the comment that begins on a line, or -1 if none does. */
  private static int endOfComment(List<String> file, int from) {
    boolean begins = file.get(from).strip().startsWith("<!--");
    for (int index = from; index < file.size() && begins; index++) {
      if (file.get(index).contains("-->")) {
        return file.get(index).strip().endsWith("-->") ? index : -1;
      }
    }
    return -1;
  }

  private static int closing(List<String> file, int opening) {
    boolean mayBeIndented = file.get(opening).startsWith(" ");
    for (int index = opening + 1; index < file.size(); index++) {
      String line = file.get(index);
      if (PROPER.matcher(line).matches()) {
        return index;
      }
      boolean isInside = line.startsWith(" ") && !mayBeIndented;
      if (!isInside && ODD_CLOSING.matcher(line).matches() && endsHere(file, index)) {
        return index;
      }
    }
    return -1;
  }

  // A row of dashes inside a value looks like an odd fence; a fence is not followed by a key.
  private static boolean endsHere(List<String> file, int index) {
    for (int next = index + 1; next < file.size(); next++) {
      if (!file.get(next).isBlank()) {
        return !KEY.matcher(file.get(next)).matches();
      }
    }
    return true;
  }

  private static void noteOddFence(String line, int index, Findings findings) {
    if (!PROPER.matcher(line).matches()) {
      findings.add(Finding.FENCE_ODD, index + 1, "the fence is written " + line.strip());
    }
  }
}
