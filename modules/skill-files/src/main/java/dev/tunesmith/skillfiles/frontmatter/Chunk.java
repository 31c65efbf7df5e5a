package dev.tunesmith.skillfiles.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key at column 0 with all lines up to the next one. The first chunk may have no key.
 *
 * @param key empty for lines before the first key
 */
record Chunk(String key, List<String> lines, int firstLine) {

  private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w.-]*)[ ]*:(?:[ ](.*))?");
  private static final Pattern GLUED = Pattern.compile("([A-Za-z_][\\w-]*):([^\\s:/].*)");
  private static final Pattern OPENING_TAG = Pattern.compile("<(examples?|commentary|context)>");
  private static final Predicate<String> STRAY =
      Pattern.compile("[\\p{L}\\d<(].*").asMatchPredicate();
  private static final Pattern BLOCK = Pattern.compile("[|>][+-]?\\d?[+-]?");

  Chunk {
    lines = List.copyOf(lines);
  }

  /** Cuts lines at keys; a word of a conversation is no key below a text that is still open. */
  static List<Chunk> cut(List<String> lines, int firstLine) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    for (int index = 1; index <= lines.size(); index++) {
      if (index == lines.size()
          || (endsBefore(lines.get(index), lines.get(from)) && !isInTag(lines, from, index))) {
        String key = key(lines.get(from));
        chunks.add(new Chunk(key, lines.subList(from, index), firstLine + from));
        from = index;
      }
    }
    return chunks;
  }

  private static boolean endsBefore(String next, String first) {
    String key = key(next);
    return !key.isEmpty() && !(isOpen(first) && KnownKeys.isDialogue(key.toLowerCase(Locale.ROOT)));
  }

  private static boolean isOpen(String first) {
    String value = first.substring(first.indexOf(':') + 1).strip();
    return KnownKeys.isProse(key(first)) && unquoted(value).equals(value);
  }

  /** Whether an example that began in an open text ends only behind a line. */
  private static boolean isInTag(List<String> lines, int from, int index) {
    if (!isOpen(lines.get(from))) {
      return false;
    }
    String before = String.join("\n", lines.subList(from, index));
    Matcher tag = OPENING_TAG.matcher(before);
    while (tag.find()) {
      String closing = "</" + tag.group(1) + ">";
      if (before.indexOf(closing, tag.end()) < 0) {
        return lines.subList(index, lines.size()).stream().anyMatch(at -> at.contains(closing));
      }
    }
    return false;
  }

  /** Whether no space stands behind its colon. */
  boolean isGlued() {
    return !key.isEmpty() && !KEY.matcher(lines.get(0)).matches();
  }

  /** Whether text stands at column 0, which YAML would refuse. */
  boolean isTornApart() {
    return lines.stream().skip(1).anyMatch(STRAY) || isUnindentedBlock();
  }

  /** Whether a block was begun and its text, at column 0, would be lost. */
  boolean isUnindentedBlock() {
    return BLOCK.matcher(remainder()).matches()
        && lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(line -> !line.startsWith(" ") && !line.startsWith("#"))
            .isPresent();
  }

  boolean isKnown() {
    return KnownKeys.isKnown(key) || KnownKeys.isKnown(key.toLowerCase(Locale.ROOT));
  }

  /** What follows the key on its own line. */
  String remainder() {
    String first = lines.get(0);
    return first.substring(first.indexOf(':') + 1).strip();
  }

  /** The value as it stands: without outer quotes or a block indicator, its lines kept. */
  String literal() {
    List<String> rest = new ArrayList<>();
    String remainder = remainder();
    if (!BLOCK.matcher(remainder).matches()) {
      rest.add(remainder);
    }
    lines.stream().skip(1).map(String::strip).forEach(rest::add);
    return unquoted(String.join("\n", rest).strip());
  }

  String yaml() {
    return String.join("\n", lines) + "\n";
  }

  /** The same with the space behind its colon that {@link #isGlued} misses. */
  String yamlWithSpace() {
    return yaml().replaceFirst(":", ": ");
  }

  /** The key that a line begins with; empty if it begins with none. */
  static String key(String line) {
    Matcher key = KEY.matcher(line);
    Matcher glued = GLUED.matcher(line);
    if (key.matches()) {
      return key.group(1);
    }
    return glued.matches() && KnownKeys.isKnown(glued.group(1)) ? glued.group(1) : "";
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && ((text.startsWith("\"") && text.endsWith("\""))
                || (text.startsWith("'") && text.endsWith("'")));
    return isQuoted ? text.substring(1, text.length() - 1).replace("\\\"", "\"") : text;
  }
}
