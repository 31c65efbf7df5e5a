package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Reference.Kind;
import dev.tunesmith.skillfiles.contract.YamlOutline.Entry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the skills that a text names. A name counts only where the line says what for; a stray
 * {@code @word} does not.
 */
final class References {

  private static final String ID = "[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+){0,12}";
  private static final int SHORTEST = 6;
  private static final int KEY_WIDTH = 60;
  static final List<String> TELLING_WORDS =
      List.of(
          "escalat", "depend", "hand", "consult", "collaborat", "coordinate", "work", "delegate");
  private static final AnyWord TELLING = new AnyWord(TELLING_WORDS.toArray(String[]::new));
  private static final Pattern MENTION = Pattern.compile("(?<![\\w.@/`])@(" + ID + ")");
  private static final Pattern QUOTED_ID =
      Pattern.compile("`@?([a-z][a-z0-9]*(?:[._-][a-z0-9]+){1,12})`");
  private static final Pattern WORDY_ID =
      Pattern.compile("(?<![\\w.@/-])([a-z][a-z0-9]*(?:[.-][a-z0-9_]+){1,12})(?![\\w/])");
  private static final Pattern PROPER_NAME =
      Pattern.compile("^(?:the\\s+)?([A-Z]\\w*(?:\\s+[A-Z]\\w*){1,4})\\.?$");
  private static final Pattern FILE =
      Pattern.compile("\\.(?:md|mdx|json|ya?ml|toml|html?|css|txt|csv|sql|py|js|ts|tsx|sh|log)$");
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

  /** Begins with what the front matter names already. */
  References(List<Reference> declared) {
    declared.forEach(this::add);
  }

  List<Reference> found() {
    return List.copyOf(found.values());
  }

  /** Takes in a line outside of fences. */
  void read(String line, int number) {
    if (!mayName(line)) {
      return;
    }
    Matcher depends = DEPENDS.matcher(line);
    Matcher escalate = ESCALATE.matcher(line);
    Matcher handOff = HAND_OFF.matcher(line);
    Matcher consult = CONSULT.matcher(line);
    if (depends.matches()) {
      addWords(depends.group(1), number);
    } else if (escalate.find()) {
      add(Kind.ESCALATES_TO, namedIn(escalate.group(1)), number);
    } else if (handOff.find()) {
      add(Kind.HANDS_OFF_TO, markedIn(handOff.group(1)), number);
    } else if (consult.find()) {
      add(Kind.CONSULTS, markedIn(consult.group(1)), number);
    }
  }

  // Most lines name nobody: a search for a word spares them five patterns.
  static boolean mayName(String line) {
    if (line.length() < SHORTEST || !TELLING.isIn(line)) {
      return false;
    }
    if (line.indexOf('@') >= 0 || line.indexOf('`') >= 0) {
      return true;
    }
    int colon = line.indexOf(':');
    return colon >= 0 && colon <= KEY_WIDTH && TELLING.isIn(line, colon);
  }

  /** Takes in whom levels ask, since in a table or a list the line itself need not say so. */
  void read(Collection<DeclaredWhom> asked) {
    asked.forEach(whom -> add(Kind.ESCALATES_TO, whom.names(), whom.line()));
  }

  /** Takes in a line of a fence. */
  void read(Entry entry) {
    Optional<Kind> own = kindOf(entry.key());
    if (own.isEmpty()) {
      entry.path().stream()
          .flatMap(key -> kindOf(key).stream())
          .findFirst()
          .ifPresent(kind -> add(kind, agents(entry), entry.line()));
    } else if (own.get() == Kind.ESCALATES_TO) {
      add(Kind.ESCALATES_TO, namedIn(entry.value()), entry.line());
    }
  }

  private static List<String> agents(Entry entry) {
    return entry.name().stream().filter(References::mayBeSkill).toList();
  }

  /**
   * A name with an underscore and nothing else between its words is a topic, one that begins with a
   * capital is the first word of a sentence, and one that ends like a file's is a file.
   */
  private static boolean mayBeSkill(String name) {
    boolean isTopic = name.indexOf('_') >= 0 && name.indexOf('.') < 0 && name.indexOf('-') < 0;
    return !isTopic && !Character.isUpperCase(name.charAt(0)) && !FILE.matcher(name).find();
  }

  private static Optional<Kind> kindOf(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.contains("collaborat") || lower.equals("consults")) {
      return Optional.of(Kind.CONSULTS);
    }
    if (lower.contains("handoff") || lower.contains("hand_off")) {
      return Optional.of(Kind.HANDS_OFF_TO);
    }
    if (lower.equals("escalate_to") || lower.equals("escalates_to")) {
      return Optional.of(Kind.ESCALATES_TO);
    }
    boolean depends = lower.equals("dependencies") || lower.equals("depends_on");
    return depends ? Optional.of(Kind.DEPENDS_ON) : Optional.empty();
  }

  private void addWords(String text, int line) {
    for (String part : text.split("[,;]|\\band\\b", -1)) {
      String name = part.replaceAll("[`*@\\[\\]\\s]", "").replaceAll("\\.$", "");
      if (name.matches(ID)) {
        add(new Reference(Kind.DEPENDS_ON, name, line));
      }
    }
  }

  /**
   * Names with {@code @} or in backticks; else hyphenated or dotted words; else the whole text, if
   * it is a name of several words.
   */
  static List<String> namedIn(String text) {
    return Stream.of(markedIn(text), names(WORDY_ID, text), names(PROPER_NAME, text))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> markedIn(String text) {
    return Stream.concat(
            names(MENTION, text).stream(),
            names(QUOTED_ID, text).stream().filter(References::mayBeSkill))
        .toList();
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(name -> name.group(1)).distinct().toList();
  }

  private void add(Kind kind, List<String> names, int line) {
    names.forEach(name -> add(new Reference(kind, name, line)));
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
}
