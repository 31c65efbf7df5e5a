package dev.tunesmith.skillfiles.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known key at column 0 with all lines up to the next one. The first chunk may have no key.
 *
 * @param key empty for lines before the first known key
 */
record Chunk(String key, List<String> lines, int firstLine) {

  private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w.-]*)[ ]*:(?:[ ](.*))?");
  private static final Pattern GLUED = Pattern.compile("(name|description):(\\S.*)");
  private static final Pattern STRAY_START = Pattern.compile("[\\p{L}\\d<(].*");
  private static final Pattern BLOCK = Pattern.compile("[|>][+-]?\\d?[+-]?");

  Chunk {
    lines = List.copyOf(lines);
  }

  /** Cuts lines at known keys. */
  static List<Chunk> cut(List<String> lines, int firstLine) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    String key = "";
    for (int index = 0; index <= lines.size(); index++) {
      String next = index < lines.size() ? knownKey(lines.get(index)) : "";
      if (index == lines.size() || !next.isEmpty()) {
        if (index > from) {
          chunks.add(new Chunk(key, lines.subList(from, index), firstLine + from));
        }
        from = index;
        key = next;
      }
    }
    return chunks;
  }

  /** Whether text stands at column 0, which YAML would take for keys or refuse. */
  boolean isTornApart() {
    return lines.stream().skip(1).anyMatch(Chunk::isStrayText) || isUnindentedBlock();
  }

  private boolean isUnindentedBlock() {
    return BLOCK.matcher(remainder()).matches()
        && lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(line -> !line.startsWith(" ") && !line.startsWith("#"))
            .isPresent();
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

  private static String knownKey(String line) {
    Matcher key = KEY.matcher(line);
    if (key.matches() && KnownKeys.isKnown(key.group(1))) {
      return key.group(1);
    }
    Matcher glued = GLUED.matcher(line);
    return glued.matches() ? glued.group(1) : "";
  }

  private static boolean isStrayText(String line) {
    Matcher key = KEY.matcher(line);
    if (key.matches()) {
      return KnownKeys.isDialogue(key.group(1).toLowerCase(Locale.ROOT));
    }
    return !line.isBlank() && STRAY_START.matcher(line).matches();
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && ((text.startsWith("\"") && text.endsWith("\""))
                || (text.startsWith("'") && text.endsWith("'")));
    return isQuoted ? text.substring(1, text.length() - 1).replace("\\\"", "\"") : text;
  }
}
