package dev.tunesmith.engine.project;

import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A project's blueprint, an XML file with its tasks, as other programs write it. No one schema is
 * asked for: a task is an element {@code task} with an {@code id}, and what else is looked for is
 * found as an attribute or as an element, in any usual spelling. It declares no entity.
 */
final class Blueprint {

  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final Set<String> DEPENDENCIES =
      Set.of(
          "depends",
          "dependson",
          "dependencies",
          "dependency",
          "requires",
          "prerequisites",
          "prerequisite",
          "blockedby",
          "after");
  private static final Set<String> QUALITIES =
      Set.of(
          "qualityattributes",
          "qualityattribute",
          "qualityrequirements",
          "qualityrequirement",
          "qualities",
          "nonfunctionalrequirements",
          "performancetargets");
  private static final Set<String> DONE =
      Set.of("completed", "complete", "done", "finished", "closed", "resolved", "merged");

  private final Path file;
  private final String text;
  private final Element root;

  private Blueprint(Path file, String text, Element root) {
    this.file = file;
    this.text = text;
    this.root = root;
  }

  /**
   * Reads a blueprint.
   *
   * @throws InvalidInputException if it cannot be read, or is no XML
   */
  static Blueprint read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidInputException(file + " is over 8 MB, too much for a blueprint");
      }
      return parse(file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InvalidInputException("the blueprint " + file + " cannot be read", e);
    }
  }

  /** The same of a text that a file once held. */
  static Blueprint parse(Path file, String text) {
    try {
      return new Blueprint(file, text, parsed(text));
    } catch (IOException e) {
      throw new InvalidInputException("the blueprint " + file + " cannot be read", e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new InvalidInputException(
          "the blueprint " + file + " is no XML that can be read: " + e.getMessage(), e);
    }
  }

  /** Nothing outside of the text is looked up, whatever it asks for. */
  private static Element parsed(String text)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setExpandEntityReferences(false);
    factory.setXIncludeAware(false);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return builder.parse(new InputSource(new StringReader(marked))).getDocumentElement();
  }

  String text() {
    return text;
  }

  /** How the statuses of all tasks are written. */
  List<String> statuses() {
    return tasks().map(Blueprint::status).filter(each -> !each.isEmpty()).toList();
  }

  String statusOf(String id) {
    return status(element(id));
  }

  static boolean isDone(String status) {
    return DONE.contains(Elements.bare(status));
  }

  /**
   * The task of that id.
   *
   * @throws InvalidInputException if there is none, or more than one
   */
  ProjectTask task(String id) {
    Element task = element(id);
    return new ProjectTask(id, title(task), Elements.prose(task), qualities(task), waiting(task));
  }

  private Element element(String id) {
    List<Element> found = tasks().filter(each -> id(each).equals(id)).toList();
    if (found.size() != 1) {
      String known = String.join(", ", tasks().map(Blueprint::id).limit(20).toList());
      throw new InvalidInputException(
          found.isEmpty()
              ? file + " knows no task " + id + "; it knows " + (known.isEmpty() ? "none" : known)
              : file + " has more than one task " + id);
    }
    return found.get(0);
  }

  private Stream<Element> tasks() {
    return Elements.below(root)
        .filter(each -> Elements.name(each).equals("task") && !id(each).isEmpty());
  }

  private static String id(Element task) {
    return Elements.said(task, "id", "taskid");
  }

  private static String title(Element task) {
    return Elements.said(task, "title", "name");
  }

  private static String status(Element task) {
    return Elements.said(task, "status", "state");
  }

  private List<String> waiting(Element task) {
    Set<String> ids = new LinkedHashSet<>();
    DEPENDENCIES.forEach(name -> Elements.attribute(task, name).ifPresent(ids::add));
    Elements.children(task)
        .filter(each -> DEPENDENCIES.contains(Elements.name(each)))
        .forEach(each -> ids.addAll(Elements.references(each)));
    List<String> waiting = new ArrayList<>();
    ids.stream()
        .flatMap(each -> Stream.of(each.split("[,;\\s]+", -1)))
        .filter(each -> !each.isBlank() && !each.equals("-") && !each.equalsIgnoreCase("none"))
        .distinct()
        .forEach(each -> waitFor(each, waiting));
    return waiting;
  }

  private void waitFor(String id, List<String> waiting) {
    List<Element> found = tasks().filter(each -> id(each).equals(id)).toList();
    if (found.isEmpty()) {
      waiting.add(id + ", of which the blueprint knows nothing");
    }
    found.stream()
        .filter(each -> !isDone(status(each)))
        .forEach(
            each -> {
              String title = title(each).isEmpty() ? id : id + " '" + title(each) + "'";
              String status = status(each);
              waiting.add(title + " (" + (status.isEmpty() ? "no status" : status) + ")");
            });
  }

  /** Those of the task before those of the project. */
  private List<String> qualities(Element task) {
    Stream<Element> own = Elements.below(task);
    Stream<Element> ofProject = Elements.below(root).filter(each -> !Elements.isInTask(each));
    return Stream.concat(own, ofProject)
        .filter(each -> QUALITIES.contains(Elements.name(each)))
        .flatMap(Elements::leaves)
        .map(Elements::statement)
        .filter(each -> !each.isBlank())
        .distinct()
        .toList();
  }
}
