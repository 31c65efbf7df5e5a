package dev.tunesmith.skillfiles.contract;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom a text says to ask on reaching each level: in the level's section, in a table of
 * levels, in a list of levels, or under a key {@code level_N}. Works line by line, as {@link
 * ReferenceScan} does; what is said first of a level holds.
 */
final class WhomScan {

  private static final int INNERMOST_RANK = 6;
  private static final char BLANK = '\0';
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})\\s++(.*)");
  private static final Pattern TAG = Pattern.compile(" {0,3}<(/?)(level[_-]?[1-4][\\w-]{0,40})>.*");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=++|-++)\\s*+");
  private static final Pattern TITLE = Pattern.compile("(?i)level\\s*([1-4])\\b.*");
  private static final Pattern ROW = Pattern.compile("(?i)(?:level\\s*)?([1-4])\\b.*");
  private static final Pattern KEY = Pattern.compile("(?i)level[ _-]?([1-4])(?:\\b|_).*");
  private static final Pattern INLINE =
      Pattern.compile("(?i)level\\s*([1-4])\\b[^:]{0,60}:\\s*(.+)");
  private static final Pattern POINT = Pattern.compile("[\\s>]*+(?:[-*+]|\\d{1,9}[.)])\\s++(.*)");
  private static final Pattern LEAD = Pattern.compile("^[\\s>]++");
  private static final Pattern ESCALATE =
      Pattern.compile("(?i).{0,40}?escalates?[\\s_-]+to\\b\\s*:?\\s*(.+)");

  private final Map<Level, DeclaredWhom> found = new EnumMap<>(Level.class);
  private String previous = "";
  private int open;
  private int rank;
  private String label = "";
  private int keyed;
  private int keyIndent;
  private int listIndent;
  private int listLine;
  private @Nullable List<String> listed;

  Map<Level, DeclaredWhom> found() {
    return found;
  }

  /** Takes in a line outside of fences. */
  void read(String line, int number) {
    char first = firstLetter(line);
    if (isTitle(first, line)) {
      previous = "";
    } else {
      readText(line, number);
      previous = first == BLANK ? "" : line;
    }
  }

  private boolean isTitle(char first, String line) {
    return switch (first) {
      case '#' -> readHeading(HEADING.matcher(line));
      case '<' -> readTag(TAG.matcher(line));
      case '-', '=' -> readUnderline(line, first);
      default -> false;
    };
  }

  private static char firstLetter(String line) {
    for (int index = 0; index < line.length(); index++) {
      if (line.charAt(index) != ' ') {
        return line.charAt(index);
      }
    }
    return BLANK;
  }

  private boolean readHeading(Matcher heading) {
    if (heading.matches()) {
      enter(heading.group(2), heading.group(1).length());
      return true;
    }
    return false;
  }

  private boolean readTag(Matcher tag) {
    if (tag.matches()) {
      enter(tag.group(1).isEmpty() ? tag.group(2).replace('_', ' ') : "", INNERMOST_RANK);
      return true;
    }
    return false;
  }

  /** The line before an underline is a heading too. */
  private boolean readUnderline(String line, char mark) {
    boolean isHeading =
        !previous.isEmpty()
            && UNDERLINE.matcher(line).matches()
            && !POINT.matcher(previous).matches();
    if (!isHeading) {
      return false;
    }
    enter(previous, mark == '=' ? 1 : 2);
    return true;
  }

  private void enter(String title, int newRank) {
    String text = Plain.text(title);
    Matcher level = TITLE.matcher(text);
    if (level.matches()) {
      open = Integer.parseInt(level.group(1));
      rank = newRank;
      label = "";
    } else if (newRank <= rank) {
      open = 0;
    } else {
      label = text;
    }
  }

  private void readText(String line, int number) {
    Matcher point = POINT.matcher(line);
    if (open > 0 && isLabel(line) && !point.matches()) {
      label = Plain.text(line);
    } else if (line.contains("scalate") || line.contains("SCALATE")) {
      boolean isPoint = point.matches();
      String text = Plain.text(isPoint ? point.group(1) : LEAD.matcher(line).replaceFirst(""));
      if (open > 0) {
        readInLevel(text, isPoint, number);
      } else if (isPoint) {
        readInline(text, number);
      }
    }
  }

  /** A list of what makes the level responsible, or of what it handles, asks nobody. */
  private void readInLevel(String text, boolean isPoint, int number) {
    String under = label.toLowerCase(Locale.ROOT);
    boolean isAside =
        isPoint
            && (under.contains("trigger") || under.contains("handle") || under.contains("issues"));
    if (!isAside && LevelDraft.isStatement(text)) {
      say(open, text, number);
    }
  }

  private void readInline(String text, int number) {
    Matcher inline = INLINE.matcher(text);
    if (inline.matches() && text.indexOf('→') < 0) {
      say(Integer.parseInt(inline.group(1)), inline.group(2), number);
    }
  }

  /** Takes in a row of a table. */
  void read(Piece.Row row) {
    Matcher level = ROW.matcher(row.cells().get(0));
    if (Plain.words(row.header().get(0)).startsWith("level") && level.matches()) {
      int columns = Math.min(row.cells().size(), row.header().size());
      for (int column = 1; column < columns; column++) {
        String said = row.header().get(column) + ": " + row.cells().get(column);
        say(Integer.parseInt(level.group(1)), said, row.line());
      }
    }
  }

  /** Takes in a line of a fence. */
  void read(KeyLine line, int number) {
    Matcher level = KEY.matcher(line.key());
    if (isListed(line)) {
      list(line.key());
    } else if (line.isOpen() && level.matches()) {
      keyed = Integer.parseInt(level.group(1));
      keyIndent = line.indent();
    } else if (keyed == 0 || line.indent() <= keyIndent) {
      leaveFence();
    } else {
      readUnderKey(line, number);
    }
  }

  private boolean isListed(KeyLine line) {
    return listed != null && line.isItem() && line.indent() >= listIndent;
  }

  private void readUnderKey(KeyLine line, int number) {
    boolean beginsList = line.isOpen() && ESCALATE.matcher(line.said() + "whom").matches();
    listed = beginsList ? new ArrayList<>() : null;
    listIndent = line.indent();
    listLine = number;
    if (!beginsList) {
      say(keyed, line.said(), number);
    }
  }

  private void list(String name) {
    List<String> names = requireNonNull(listed);
    names.add(name);
    Level level = Level.numbered(keyed).orElseThrow();
    DeclaredWhom known = found.get(level);
    if (known == null || known.line() == listLine) {
      found.put(level, new DeclaredWhom(names, listLine));
    }
  }

  /** A fence ended. */
  void leaveFence() {
    keyed = 0;
    listed = null;
  }

  private void say(int number, String text, int line) {
    Matcher escalate = ESCALATE.matcher(text);
    if (escalate.matches()) {
      List<String> names = ReferenceScan.named(escalate.group(1));
      if (!names.isEmpty()) {
        Level level = Level.numbered(number).orElseThrow();
        found.putIfAbsent(level, new DeclaredWhom(names, line));
      }
    }
  }

  private static boolean isLabel(String line) {
    return line.stripTrailing().endsWith(":") || line.stripTrailing().endsWith(":**");
  }
}
