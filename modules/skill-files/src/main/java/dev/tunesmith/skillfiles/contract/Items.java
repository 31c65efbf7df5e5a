package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.MetricTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the items of a contract. */
final class Items {

  private static final Pattern ESCALATE_IF = Pattern.compile("(?i)^escalate if\\s*:?\\s*(.+)$");
  private static final Pattern ESCALATE_WITH =
      Pattern.compile("(?i)\\bescalate with\\s*:?\\s*(?:the\\s+)?(.+)$");

  private static final Pattern FORM_FIELD = Pattern.compile("[A-Z][\\w /-]{0,40}:\\s*\\[.*");

  private final List<ContractItem> items = new ArrayList<>();

  void add(Kind kind, String section, String text, List<String> details, int line) {
    if (!text.isBlank()) {
      items.add(new ContractItem(kind, section, text, details, line));
    }
  }

  void add(Kind kind, String section, Piece.Point point) {
    add(kind, section, point.text(), point.nested(), point.line());
  }

  void add(Kind kind, String section, String text, int line) {
    add(kind, section, text, List.of(), line);
  }

  void addAll(List<ContractItem> more) {
    items.addAll(more);
  }

  /** Adds a list item with whatever else it says: a trigger, message fields, a metric. */
  void addPoint(Kind kind, String section, Piece.Point point) {
    String text = point.text();
    add(kind, section, point);
    Matcher escalateIf = ESCALATE_IF.matcher(text);
    if (escalateIf.matches() && kind != Kind.ESCALATION_TRIGGER) {
      add(Kind.ESCALATION_TRIGGER, section, escalateIf.group(1), point.line());
    }
    Matcher escalateWith = ESCALATE_WITH.matcher(text);
    if (escalateWith.find()) {
      addFields(section, escalateWith.group(1), point.line());
    }
    if (kind != Kind.METRIC && text.toLowerCase(Locale.ROOT).contains("target")) {
      addMetric(section, text, point.line());
    }
  }

  /** Adds the fields of a form, one {@code Field: [what goes there]} a line, up to its example. */
  void addForm(Kind kind, String section, Piece.Code form) {
    for (int index = 0; index < form.lines().size(); index++) {
      String line = form.lines().get(index);
      if (line.startsWith("Example")) {
        return;
      }
      if (FORM_FIELD.matcher(line).matches()) {
        add(kind, section, line.strip(), form.line() + index);
      }
    }
  }

  /** Adds a metric if the text holds a target that can be compared. */
  void addMetric(String section, String text, int line) {
    if (!MetricTarget.allIn(text).isEmpty()) {
      add(Kind.METRIC, section, text, line);
    }
  }

  /** The items in the order of the text. */
  List<ContractItem> inOrder() {
    return items.stream().sorted(Comparator.comparingInt(ContractItem::line)).toList();
  }

  private void addFields(String section, String list, int line) {
    for (String part : list.split(",|\\band\\b", -1)) {
      String field = part.replaceAll("^\\s*(?:the|its)\\s+|\\.\\s*$", "").strip();
      add(Kind.MESSAGE_FIELD, section, field, line);
    }
  }
}
