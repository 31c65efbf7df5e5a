package dev.tunesmith.skillfiles.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads XML-like blocks. They are rarely well-formed XML, so a stray {@code <} is text. */
final class MarkupScan {

  private static final int MAX_DEPTH = 24;
  private static final Pattern OPENING =
      Pattern.compile("\\s{0,3}<([A-Za-z][\\w-]{1,40})(?:\\s[^<]*)?>.*");
  private static final Pattern TOKEN =
      Pattern.compile(
          "<(/?)([A-Za-z][\\w-]{0,40}+)((?:\\s++[\\w-]{1,40}+=(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+')){0,12}+)"
              + "\\s*+(/?)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=(?:\"([^\"]*)\"|'([^']*)')");
  private static final Set<String> HTML =
      Set.of(
          ("div p br hr span table tr td th ul ol li a b i em strong code pre details summary img"
                  + " h1 h2 h3 sub sup kbd center blockquote")
              .split(" ", -1));

  private MarkupScan() {}

  /** The name of the block that this line opens, or nothing. */
  static String opens(String line) {
    Matcher opening = OPENING.matcher(line);
    boolean isBlock =
        line.indexOf('<') >= 0
            && opening.matches()
            && !HTML.contains(opening.group(1).toLowerCase(Locale.ROOT));
    return isBlock ? opening.group(1) : "";
  }

  /** What stands within the tags of a line. */
  static String within(String line) {
    return TOKEN.matcher(line).replaceAll("").strip();
  }

  /** The block that these lines are, empty if its tags do not match. */
  static Optional<Element> read(List<String> lines, int firstLine) {
    Deque<Element> open = new ArrayDeque<>();
    Optional<Element> root = Optional.empty();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      Matcher token = TOKEN.matcher(line);
      int from = 0;
      while (token.find()) {
        append(open, line.substring(from, token.start()));
        from = token.end();
        Optional<Element> closed = turn(open, token, firstLine + index);
        root = open.isEmpty() && closed.isPresent() ? closed : root;
        if (open.size() > MAX_DEPTH) {
          return Optional.empty();
        }
      }
      append(open, line.substring(from) + "\n");
    }
    return open.isEmpty() ? root : Optional.empty();
  }

  /** Follows a tag; gives the element that it closes. */
  private static Optional<Element> turn(Deque<Element> open, Matcher token, int line) {
    String tag = token.group(2);
    if (token.group(1).isEmpty()) {
      Element element = new Element(tag, attributes(token.group(3)), line);
      if (!open.isEmpty()) {
        open.peek().add(element);
      }
      if (token.group(4).isEmpty()) {
        open.push(element);
        return Optional.empty();
      }
      return Optional.of(element);
    }
    boolean closes = !open.isEmpty() && open.peek().tag().equals(tag);
    return closes ? Optional.of(open.pop()) : Optional.empty();
  }

  private static void append(Deque<Element> open, String text) {
    if (!open.isEmpty()) {
      open.peek().append(text);
    }
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
      attributes.put(attribute.group(1), value);
    }
    return attributes;
  }
}
