package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Reference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the skills that a text names, line by line: wiring thousands of files must not parse the
 * Markdown of each. A name counts only where the line says what for; a stray {@code @word} does
 * not.
 */
final class ReferenceScan {

  private static final String ID = "[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+){0,12}";
  private static final int KEY_WIDTH = 60;
  private static final List<String> TELLING =
      List.of(
          "escalat", "depends", "hand", "consult", "collaborat", "coordinate", "work", "delegate");
  private static final Pattern MENTION = Pattern.compile("(?<![\\w.@/`])@(" + ID + ")");
  private static final Pattern QUOTED_ID =
      Pattern.compile("`@?([a-z][a-z0-9]*(?:[._-][a-z0-9]+){1,12})`");
  private static final Pattern WORDY_ID =
      Pattern.compile("(?<![\\w.@/-])([a-z][a-z0-9]*(?:[.-][a-z0-9_]+){1,12})(?![\\w/])");
  private static final Pattern DEPENDS =
      Pattern.compile("(?i)^[-*\\s]*+depends[- ]on\\*{0,2}\\s*+:\\*{0,2}\\s*+(.+)$");
  private static final Pattern ESCALATE =
      Pattern.compile(
          "(?i)\\bescalat(?:e|es|ion)\\s+(?:it\\s+|them\\s+)?to\\b\\*{0,2}:?\\*{0,2}\\s*+(.+)$");
  private static final Pattern CONSULT =
      Pattern.compile(
          "(?i)\\b(?:consults?|collaborates? with|coordinates? with|works? with)\\b(.*)$");
  private static final Pattern HAND_OFF =
      Pattern.compile(
          "(?i)\\b(?:hands? ?-?off to|handoff to|hand(?:s|ed)? over to|handed to|delegates? to)\\b"
              + "(.*)$");

  private final Map<String, Reference> found = new LinkedHashMap<>();
  private int yamlIndent = -1;
  private Kind yamlKind = Kind.CONSULTS;

  /** Begins with what the front matter names already. */
  ReferenceScan(List<Reference> declared) {
    declared.forEach(this::add);
  }

  List<Reference> found() {
    return List.copyOf(found.values());
  }

  /** Takes in a line outside of fences. */
  void read(String line, int number) {
    if (line.length() < 6 || !mayName(line)) {
      return;
    }
    Matcher depends = DEPENDS.matcher(line);
    if (depends.matches()) {
      addWords(Kind.DEPENDS_ON, depends.group(1), number);
      return;
    }
    Matcher escalate = ESCALATE.matcher(line);
    if (escalate.find()) {
      addNamed(Kind.ESCALATES_TO, escalate.group(1), number);
      return;
    }
    Matcher handOff = HAND_OFF.matcher(line);
    if (handOff.find()) {
      addMarked(Kind.HANDS_OFF_TO, handOff.group(1), number);
      return;
    }
    Matcher consult = CONSULT.matcher(line);
    if (consult.find()) {
      addMarked(Kind.CONSULTS, consult.group(1), number);
    }
  }

  // Most lines name nobody: a search for a letter spares them five patterns.
  private static boolean mayName(String line) {
    boolean isMarked = line.indexOf('@') >= 0 || line.indexOf('`') >= 0;
    int colon = isMarked ? -1 : line.indexOf(':');
    if (!isMarked && (colon < 0 || colon > KEY_WIDTH)) {
      return false;
    }
    String lower = (isMarked ? line : line.substring(0, colon)).toLowerCase(Locale.ROOT);
    return TELLING.stream().anyMatch(lower::contains);
  }

  /** Takes in whom a level asks, since in a table or a list the line itself need not say so. */
  void read(DeclaredWhom whom) {
    whom.names().forEach(name -> add(new Reference(Kind.ESCALATES_TO, name, whom.line())));
  }

  /** A fence began or ended. */
  void turnAtFence() {
    yamlIndent = -1;
  }

  /** Takes in a line of a fence. */
  void read(KeyLine line, int number) {
    String name = line.key();
    Kind opened = kindOf(name);
    if (opened != null && line.isOpen()) {
      yamlIndent = line.indent();
      yamlKind = opened;
    } else if (opened == Kind.ESCALATES_TO && line.hasColon()) {
      addNamed(opened, line.text(), number);
    } else if (yamlIndent >= 0 && line.indent() > yamlIndent) {
      boolean isTopic = name.indexOf('_') >= 0 && name.indexOf('.') < 0 && name.indexOf('-') < 0;
      if (!isTopic) {
        add(new Reference(yamlKind, name, number));
      }
    } else {
      yamlIndent = -1;
    }
  }

  private static @Nullable Kind kindOf(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.contains("collaborat") || lower.equals("consults")) {
      return Kind.CONSULTS;
    }
    if (lower.contains("handoff") || lower.contains("hand_off")) {
      return Kind.HANDS_OFF_TO;
    }
    if (lower.equals("escalate_to") || lower.equals("escalates_to")) {
      return Kind.ESCALATES_TO;
    }
    return lower.equals("dependencies") || lower.equals("depends_on") ? Kind.DEPENDS_ON : null;
  }

  private void addWords(Kind kind, String text, int line) {
    for (String part : text.split("[,;]|\\band\\b", -1)) {
      String name = part.replaceAll("[`*@\\[\\]\\s]", "").replaceAll("\\.$", "");
      if (name.matches(ID)) {
        add(new Reference(kind, name, line));
      }
    }
  }

  /** Names with {@code @} or in backticks; where neither is used, hyphenated or dotted words. */
  private void addNamed(Kind kind, String text, int line) {
    if (!addMarked(kind, text, line)) {
      addAll(kind, WORDY_ID.matcher(text), line);
    }
  }

  private boolean addMarked(Kind kind, String text, int line) {
    int before = found.size();
    boolean any = addAll(kind, MENTION.matcher(text), line);
    any |= addAll(kind, QUOTED_ID.matcher(text), line);
    return any || found.size() > before;
  }

  private boolean addAll(Kind kind, Matcher names, int line) {
    boolean any = false;
    while (names.find()) {
      any = true;
      add(new Reference(kind, names.group(1), line));
    }
    return any;
  }

  private void add(Reference reference) {
    boolean isKnownDependency =
        reference.kind() == Kind.CONSULTS && found.containsKey(key(Kind.DEPENDS_ON, reference));
    if (!isKnownDependency) {
      found.putIfAbsent(key(reference.kind(), reference), reference);
    }
  }

  private static String key(Kind kind, Reference reference) {
    return kind + " " + reference.name().toLowerCase(Locale.ROOT);
  }

  /** Names in the order of {@code text}: the whom of an "Escalate to" line. */
  static List<String> named(String text) {
    ReferenceScan scan = new ReferenceScan(List.of());
    scan.addNamed(Kind.ESCALATES_TO, text, 0);
    return new ArrayList<>(scan.found.values().stream().map(Reference::name).toList());
  }
}
