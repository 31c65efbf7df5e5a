package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block between an opening and a closing tag. Mutable while it is being read. */
final class Element {

  private final String tag;
  private final Map<String, String> attributes;
  private final int line;
  private final StringBuilder text = new StringBuilder();
  private final List<Element> children = new ArrayList<>();

  Element(String tag, Map<String, String> attributes, int line) {
    this.tag = tag;
    this.attributes = new LinkedHashMap<>(attributes);
    this.line = line;
  }

  String tag() {
    return tag;
  }

  int line() {
    return line;
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  String text() {
    return Plain.oneLine(text.toString());
  }

  List<Element> children() {
    return children;
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  void append(String more) {
    text.append(more);
  }

  void add(Element child) {
    children.add(child);
  }
}
