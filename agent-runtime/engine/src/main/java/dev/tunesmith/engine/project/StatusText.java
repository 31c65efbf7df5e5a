package dev.tunesmith.engine.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sets the status of a task in the text of a blueprint, of which all else stays as it was written:
 * a serializer would put it into another order and lose what it does not know.
 */
final class StatusText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>|<\\?.*?\\?>"
              + "|<(?<name>[\\w:.-]++)(?<attributes>(?:\\s++[\\w:.-]++\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'))*+)"
              + "\\s*+(?<empty>/?)>|</(?<end>[\\w:.-]++)\\s*+>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w:.-]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)')");

  private final String text;
  private final String id;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Open> found = new ArrayList<>();

  /** An element that is being read; positions are those of the whole text. */
  private static final class Open {
    final String name;
    final int from;
    final int to;
    boolean isOurs;
    int statusFrom = -1;
    int statusTo = -1;

    Open(String name, int from, int to) {
      this.name = name;
      this.from = from;
      this.to = to;
    }
  }

  private StatusText(String text, String id) {
    this.text = text;
    this.id = id;
  }

  /**
   * The text with another status at the task of that id, and with the folder of the results where
   * there are some. The text must be well-formed, and hold the task.
   */
  static String set(String text, String id, String status, @Nullable String results) {
    StatusText scan = new StatusText(text, id);
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      scan.take(token);
    }
    return scan.found.isEmpty() ? text : scan.changed(scan.found.get(0), status, results);
  }

  private void take(Matcher token) {
    if (token.group("name") != null) {
      Open element = new Open(Elements.bare(token.group("name")), token.start(), token.end());
      element.isOurs = element.name.equals("task") && says(token, "id", "taskid");
      open.push(element);
      if (!token.group("empty").isEmpty()) {
        close(token.end());
      }
    } else if (token.group("end") != null) {
      close(token.start());
    }
  }

  private boolean says(Matcher token, String... names) {
    Matcher attribute = ATTRIBUTE.matcher(token.group("attributes"));
    while (attribute.find()) {
      String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
      if (List.of(names).contains(Elements.bare(attribute.group(1))) && value.strip().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void close(int to) {
    Open element = open.pop();
    Open above = open.peek();
    if (above != null && above.name.equals("task")) {
      boolean isId = element.name.equals("id") || element.name.equals("taskid");
      if (isId && text.substring(element.to, to).strip().equals(id)) {
        above.isOurs = true;
      }
      if (element.name.equals("status") || element.name.equals("state")) {
        above.statusFrom = element.to;
        above.statusTo = to;
      }
    }
    if (element.isOurs) {
      found.add(element);
    }
  }

  /** The later place is changed first, so that the earlier one stays where it is. */
  private String changed(Open task, String status, @Nullable String results) {
    String changed = text;
    if (task.statusFrom >= 0) {
      changed = changed.substring(0, task.statusFrom) + status + changed.substring(task.statusTo);
    }
    String tag = text.substring(task.from, task.to);
    String stated =
        task.statusFrom < 0 || attribute(tag, "status").isPresent()
            ? withAttribute(tag, "status", status)
            : tag;
    String all = results == null ? stated : withAttribute(stated, "results", escaped(results));
    return changed.substring(0, task.from) + all + changed.substring(task.to);
  }

  private static Optional<Matcher> attribute(String tag, String name) {
    Matcher attribute = ATTRIBUTE.matcher(tag);
    while (attribute.find()) {
      String bare = Elements.bare(attribute.group(1));
      if (bare.equals(name) || (name.equals("status") && bare.equals("state"))) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  private static String withAttribute(String tag, String name, String value) {
    Optional<Matcher> there = attribute(tag, name);
    if (there.isPresent()) {
      Matcher found = there.get();
      int group = found.group(2) == null ? 3 : 2;
      return tag.substring(0, found.start(group)) + value + tag.substring(found.end(group));
    }
    int end = tag.endsWith("/>") ? tag.length() - 2 : tag.length() - 1;
    return tag.substring(0, end).stripTrailing()
        + " "
        + name
        + "=\""
        + value
        + "\""
        + tag.substring(end);
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
