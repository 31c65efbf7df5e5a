package dev.tunesmith.database.postgresql.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the server made of a statement when it read it, as its catalogue prints it. */
sealed interface ParseTree {

  /** A node with its fields; a field holds a value or, for constants, several. */
  record Node(String kind, Map<String, List<ParseTree>> fields) implements ParseTree {
    public Node {
      fields = Map.copyOf(fields);
    }

    /** The field as text; empty for one that is not set. */
    String text(String field) {
      List<ParseTree> values = fields.getOrDefault(field, List.of());
      return !values.isEmpty() && values.get(0) instanceof Atom atom && !atom.isNothing()
          ? atom.text()
          : "";
    }

    int number(String field) {
      String text = text(field);
      return text.matches("-?\\d+") ? Integer.parseInt(text) : 0;
    }

    boolean isTrue(String field) {
      return text(field).equals("true");
    }

    boolean has(String field) {
      return fields.getOrDefault(field, List.of()).stream()
          .anyMatch(value -> !(value instanceof Atom atom && atom.isNothing()));
    }

    /** How many items the list in the field has. */
    int size(String field) {
      return fields.getOrDefault(field, List.of()).stream()
          .mapToInt(value -> value instanceof Group group ? group.items().size() : 0)
          .sum();
    }

    /** The nodes directly in the field, be it one or a list. */
    List<Node> nodes(String field) {
      return fields.getOrDefault(field, List.of()).stream()
          .flatMap(
              value -> value instanceof Group group ? group.items().stream() : Stream.of(value))
          .filter(Node.class::isInstance)
          .map(Node.class::cast)
          .toList();
    }
  }

  /** A list in round brackets. */
  record Group(List<ParseTree> items) implements ParseTree {
    public Group {
      items = List.copyOf(items);
    }
  }

  /** A word, a number or a string. */
  record Atom(String text) implements ParseTree {
    boolean isNothing() {
      return text.equals("<>");
    }
  }

  /** Reads the text of a tree. */
  static ParseTree read(String text) {
    return new Reading(text).value();
  }

  /** This node and every node below it. */
  default Stream<Node> all() {
    if (this instanceof Node node) {
      return Stream.concat(
          Stream.of(node),
          node.fields().values().stream().flatMap(List::stream).flatMap(ParseTree::all));
    }
    return this instanceof Group group
        ? group.items().stream().flatMap(ParseTree::all)
        : Stream.empty();
  }

  /** One pass over the text. */
  final class Reading {

    private final String text;
    private int at;

    private Reading(String text) {
      this.text = text;
    }

    private ParseTree value() {
      skipSpace();
      return switch (text.charAt(at)) {
        case '{' -> node();
        case '(' -> group();
        default -> new Atom(word());
      };
    }

    private Node node() {
      at++;
      String kind = word();
      Map<String, List<ParseTree>> fields = new LinkedHashMap<>();
      List<ParseTree> values = new ArrayList<>();
      while (!isNext('}')) {
        if (isNext(':')) {
          values = new ArrayList<>();
          fields.put(word().substring(1), values);
        } else {
          values.add(value());
        }
      }
      at++;
      return new Node(kind, fields);
    }

    private Group group() {
      at++;
      List<ParseTree> items = new ArrayList<>();
      while (!isNext(')')) {
        items.add(value());
      }
      at++;
      return new Group(items);
    }

    private boolean isNext(char c) {
      skipSpace();
      return text.charAt(at) == c;
    }

    private void skipSpace() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private String word() {
      skipSpace();
      int start = at;
      boolean quoted = text.charAt(at) == '"';
      at++;
      while (at < text.length() && !(quoted ? isClosed() : isEnd(text.charAt(at)))) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      if (quoted) {
        at++;
      }
      return text.substring(start, at);
    }

    private boolean isClosed() {
      return text.charAt(at) == '"';
    }

    private static boolean isEnd(char c) {
      return Character.isWhitespace(c) || "{}()".indexOf(c) >= 0;
    }
  }
}
