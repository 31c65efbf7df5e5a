package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.core.skill.ToolGrant;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which tools a file asks for, in every form that is in use. What cannot be read grants
 * nothing: a mistake must not widen what an agent may do.
 */
final class ToolsField {

  private static final Set<String> YES = Set.of("true", "yes", "on", "allow", "allowed");
  private static final Set<String> NO =
      Set.of("false", "no", "off", "deny", "denied", "ask", "never");
  private static final Set<String> WITHHELD =
      Set.of(
          "restricted",
          "denied",
          "deny",
          "disallowed",
          "forbidden",
          "blocked",
          "excluded",
          "exclude",
          "fallback");

  private final FrontMatter frontMatter;
  private final Findings findings;

  ToolsField(FrontMatter frontMatter, Findings findings) {
    this.frontMatter = frontMatter;
    this.findings = findings;
  }

  ToolGrant grant() {
    Optional<Field> granted = granting(frontMatter);
    List<String> withheld =
        frontMatter
            .findAlsoInMetadata("disallowedTools", "disallowed-tools")
            .map(this::names)
            .orElse(List.of());
    if (granted.isEmpty()) {
      return withheld.isEmpty()
          ? ToolGrant.UNDECLARED
          : new ToolGrant(ToolGrant.Declared.EXCEPT, withheld);
    }
    List<String> names = new ArrayList<>(names(granted.get()));
    names.removeAll(withheld);
    return new ToolGrant(ToolGrant.Declared.YES, names.stream().distinct().toList());
  }

  static Optional<Field> granting(FrontMatter frontMatter) {
    return frontMatter.find("tools", "allowed-tools", "allowed_tools", "allowedTools");
  }

  private List<String> names(Field field) {
    if (!(field.value() instanceof FieldValue.Read read)) {
      return List.of();
    }
    Optional<List<String>> names = names(read.value());
    if (names.isEmpty()) {
      findings.add(
          Finding.TOOLS_UNREADABLE,
          field.line(),
          field.key(),
          "its form is not understood, so it grants no tool");
    }
    return names.orElse(List.of());
  }

  private static Optional<List<String>> names(YamlValue value) {
    if (value instanceof Scalar scalar) {
      return fromText(scalar);
    }
    if (value instanceof Sequence sequence) {
      return fromList(sequence);
    }
    return fromMap((Mapping) value);
  }

  private static Optional<List<String>> fromText(Scalar scalar) {
    if (scalar.spelling() == Spelling.NOTHING || scalar.text().strip().equalsIgnoreCase("none")) {
      return Optional.of(List.of());
    }
    if (scalar.spelling() != Spelling.TEXT
        && scalar.spelling() != Spelling.QUOTED
        && scalar.spelling() != Spelling.BLOCK) {
      return Optional.empty();
    }
    List<String> byComma = split(scalar.text(), ",\n");
    return Optional.of(byComma.size() > 1 ? byComma : split(scalar.text(), " \t\n"));
  }

  private static Optional<List<String>> fromList(Sequence sequence) {
    List<String> names = new ArrayList<>();
    for (YamlValue each : sequence.values()) {
      if (!(each instanceof Scalar scalar)) {
        return Optional.empty();
      }
      names.addAll(split(scalar.text(), ","));
    }
    names.removeIf(String::isEmpty);
    return Optional.of(names);
  }

  private static Optional<List<String>> fromMap(Mapping mapping) {
    List<String> names = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      if (!collect(entry, names, refused)) {
        return Optional.empty();
      }
    }
    names.removeAll(refused);
    return Optional.of(names);
  }

  private static boolean collect(Entry entry, List<String> names, List<String> refused) {
    String key = entry.key().strip();
    if (entry.value() instanceof Scalar scalar) {
      String word = scalar.text().strip().toLowerCase(Locale.ROOT);
      if (YES.contains(word)) {
        names.add(key);
      } else if (NO.contains(word)) {
        refused.add(key);
      } else if (isWithheld(key)) {
        refused.addAll(split(scalar.text(), ",\n"));
      } else {
        return false;
      }
      return true;
    }
    if (entry.value() instanceof Sequence sequence) {
      Optional<List<String>> group = fromList(sequence);
      group.ifPresent(isWithheld(key) ? refused::addAll : names::addAll);
      return group.isPresent();
    }
    return false;
  }

  private static boolean isWithheld(String group) {
    String lower = group.toLowerCase(Locale.ROOT);
    return WITHHELD.stream().anyMatch(lower::startsWith);
  }

  // A pattern such as Bash(git add:*, git commit:*) is one name.
  private static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int index = 0; index < text.length(); index++) {
      char each = text.charAt(index);
      depth += each == '(' ? 1 : each == ')' && depth > 0 ? -1 : 0;
      if (depth == 0 && separators.indexOf(each) >= 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(each);
      }
    }
    parts.add(part.toString().strip());
    return parts.stream().map(ToolsField::bare).filter(each -> !each.isEmpty()).toList();
  }

  /** A list that stands in a text keeps its brackets or dashes. */
  private static String bare(String name) {
    String begun = name.replaceFirst("^(?:\\[|[-*]\\s)\\s*", "");
    boolean endsList = begun.endsWith("]") && begun.indexOf('[') < 0;
    return endsList ? begun.substring(0, begun.length() - 1).strip() : begun;
  }
}
