package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an XML-like block to items. */
final class ElementItems {

  private final Items items;

  ElementItems(Items items) {
    this.items = items;
  }

  void add(Element root) {
    add(root, Kind.STATEMENT, title(root));
  }

  private void add(Element element, Kind inherited, String section) {
    Kind kind = kindOf(element, inherited);
    switch (element.tag()) {
      case "metric" -> addMetric(element, section);
      case "trigger" -> addTrigger(element, kind, section);
      case "pattern" -> addPattern(element, section);
      default -> addOther(element, kind, section);
    }
  }

  private void addOther(Element element, Kind kind, String section) {
    if (element.isLeaf()) {
      String label = kind == Kind.STATEMENT ? element.tag().replace('_', ' ') + ": " : "";
      if (!element.text().isEmpty()) {
        items.add(kind, section, label + Plain.text(element.text()), element.line());
      }
      return;
    }
    for (Element child : element.children()) {
      add(child, kind, title(element));
    }
  }

  private void addMetric(Element metric, String section) {
    String target =
        metric.attribute("target").isEmpty() ? metric.text() : metric.attribute("target");
    String text = metric.attribute("name") + ": " + target;
    items.add(Kind.METRIC, section, text, List.of(target), metric.line());
  }

  private void addPattern(Element pattern, String section) {
    String name = pattern.attribute("name");
    String text = Plain.text(pattern.text());
    List<String> details = name.isEmpty() ? List.of() : List.of(text);
    items.add(
        Kind.FORBIDDEN_PATTERN, section, name.isEmpty() ? text : name, details, pattern.line());
  }

  private void addTrigger(Element trigger, Kind kind, String section) {
    List<String> details = new ArrayList<>();
    String condition = trigger.isLeaf() ? trigger.text() : "";
    for (Element child : trigger.children()) {
      if (child.tag().equals("condition") && condition.isEmpty()) {
        condition = child.text();
      } else {
        details.add(child.tag() + ": " + child.text());
      }
    }
    String name = trigger.attribute("name");
    String text =
        name.isEmpty() || condition.isEmpty() ? name + condition : name + ": " + condition;
    Kind triggerKind = kind == Kind.STATEMENT ? Kind.TRIGGER : kind;
    items.add(triggerKind, section, Plain.text(text), details, trigger.line());
  }

  private static Kind kindOf(Element element, Kind inherited) {
    Optional<Kind> own = SectionKinds.of(element.tag());
    boolean isAside = element.tag().equals("role") || element.tag().equals("name");
    return isAside ? Kind.STATEMENT : own.orElse(inherited);
  }

  private static String title(Element element) {
    String name = element.attribute("name");
    return name.isEmpty() ? element.tag() : name;
  }
}
