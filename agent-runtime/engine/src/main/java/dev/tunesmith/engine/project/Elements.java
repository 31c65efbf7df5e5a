package dev.tunesmith.engine.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Looks for what an XML file says, whatever case and joints its names are written with. */
final class Elements {

  private static final int MOST_PROSE = 4_000;
  private static final Set<String> NO_PROSE =
      Set.of(
          "id",
          "taskid",
          "title",
          "name",
          "status",
          "state",
          "dependencies",
          "dependency",
          "dependson",
          "depends",
          "requires",
          "prerequisites",
          "blockedby",
          "task",
          "progress",
          "qualityattributes",
          "qualityrequirements");
  private static final List<String> REFERRING = List.of("id", "ref", "task", "taskid", "idref");
  private static final List<String> WANTING = List.of("target", "value", "requirement", "goal");

  private Elements() {}

  /** In lower case, without joints and without a prefix. */
  static String bare(String name) {
    return name.substring(name.indexOf(':') + 1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  static String name(Element element) {
    return bare(element.getNodeName());
  }

  static Stream<Element> children(Element element) {
    return IntStream.range(0, element.getChildNodes().getLength())
        .mapToObj(element.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  /** All elements below one, in the order of the text. */
  static Stream<Element> below(Element element) {
    NodeList all = element.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast);
  }

  static Optional<String> attribute(Element element, String name) {
    return IntStream.range(0, element.getAttributes().getLength())
        .mapToObj(element.getAttributes()::item)
        .filter(each -> bare(each.getNodeName()).equals(name))
        .map(Node::getNodeValue)
        .findFirst();
  }

  /** What an attribute says, else an element directly below; empty if neither does. */
  static String said(Element element, String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.concat(
                    attribute(element, name).stream(),
                    children(element)
                        .filter(each -> name(each).equals(name))
                        .map(Node::getTextContent)))
        .map(Elements::oneLine)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The ids that an element refers to, by attributes or by its text. */
  static List<String> references(Element element) {
    List<String> found = new ArrayList<>();
    Stream.concat(Stream.of(element), below(element))
        .forEach(
            each -> {
              List<String> named =
                  REFERRING.stream().flatMap(name -> attribute(each, name).stream()).toList();
              boolean isLeaf = children(each).findAny().isEmpty();
              found.addAll(named);
              if (named.isEmpty() && isLeaf) {
                found.add(oneLine(each.getTextContent()));
              }
            });
    return found;
  }

  static boolean isInTask(Element element) {
    for (Node at = element.getParentNode(); at instanceof Element above; at = at.getParentNode()) {
      if (name(above).equals("task")) {
        return true;
      }
    }
    return false;
  }

  /** The elements at the ends of the branches. */
  static Stream<Element> leaves(Element element) {
    return children(element).findAny().isEmpty()
        ? Stream.of(element)
        : children(element).flatMap(Elements::leaves);
  }

  /** {@code name: what it wants}, by attributes, the element's name and its text. */
  static String statement(Element leaf) {
    String name =
        attribute(leaf, "name").orElseGet(() -> leaf.getNodeName().replaceAll("[_-]", " "));
    String text = oneLine(leaf.getTextContent());
    String wanted =
        text.isEmpty()
            ? WANTING.stream()
                .flatMap(each -> attribute(leaf, each).stream())
                .findFirst()
                .orElse("")
            : text;
    return wanted.isBlank() ? "" : name + ": " + oneLine(wanted);
  }

  /** What a task says of itself, apart from its figures and of the tasks below it. */
  static String prose(Element task) {
    StringBuilder text = new StringBuilder();
    addProse(task, text);
    String whole = oneLine(text.toString());
    return whole.length() <= MOST_PROSE ? whole : whole.substring(0, MOST_PROSE) + "…";
  }

  private static void addProse(Element element, StringBuilder text) {
    for (int index = 0; index < element.getChildNodes().getLength(); index++) {
      Node child = element.getChildNodes().item(index);
      if (child instanceof Element below && !NO_PROSE.contains(name(below))) {
        addProse(below, text);
      } else if (child.getNodeType() == Node.TEXT_NODE
          || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue()).append(' ');
      }
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
