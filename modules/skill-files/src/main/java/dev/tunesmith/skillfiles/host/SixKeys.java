package dev.tunesmith.skillfiles.host;

import dev.tunesmith.skillfiles.frontmatter.Definition;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A front matter in the six keys of the Agent Skills specification. */
final class SixKeys {

  private static final Set<String> TOOLS =
      Set.of("tools", "allowed-tools", "allowed_tools", "allowedTools");

  /** Keys whose lists may be written as words with commas between them. */
  private static final Set<String> LISTS =
      Set.of("tags", "keywords", "aliases", "hosts", "depends-on", "owns", "skills", "agents");

  private final HostedFile file;
  private final Definition definition;
  private final Map<String, YamlValue> metadata = new LinkedHashMap<>();
  private final List<String> moved = new ArrayList<>();

  SixKeys(HostedFile file, Definition definition) {
    this.file = file;
    this.definition = definition;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(named());
    lines.addAll(YamlText.lines("description", text(shortened())));
    for (String key : List.of("license", "compatibility")) {
      find(key).ifPresent(entry -> lines.addAll(YamlText.lines(key, asText(entry.value()))));
    }
    definition
        .tools()
        .ifPresent(names -> lines.addAll(YamlText.lines("allowed-tools", text(joined(names)))));
    find("metadata").ifPresent(entry -> keepMetadata(entry.value()));
    definition.fields().stream().filter(SixKeys::isOther).forEach(this::addToMetadata);
    if (!metadata.isEmpty()) {
      lines.add("metadata:");
      metadata.forEach(
          (key, value) -> YamlText.lines(key, value).forEach(line -> lines.add("  " + line)));
    }
    return lines;
  }

  /** What was moved below the text, to be asked for after {@link #lines}. */
  List<String> moved() {
    return moved;
  }

  private List<String> named() {
    String written = find("name").map(entry -> textOf(entry.value())).orElse("").strip();
    String name = written.isEmpty() ? nameOfFile() : kebab(written);
    if (!written.isEmpty() && !name.equals(written)) {
      boolean isId = written.matches("[\\p{Ll}\\d._-]+") && find("id").isEmpty();
      metadata.put(isId ? "id" : "aliases", text(written));
    }
    return YamlText.lines("name", text(name));
  }

  private String nameOfFile() {
    String path = file.shown().replace('\\', '/');
    String last = path.substring(path.lastIndexOf('/') + 1);
    boolean isFolder = last.equalsIgnoreCase("SKILL.md") && !file.folder().isEmpty();
    return kebab(isFolder ? file.folder() : last.replaceFirst("(?i)(?:\\.agent)?\\.md$", ""));
  }

  static String kebab(String text) {
    String kebab =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return kebab.isEmpty() ? "unnamed" : kebab.substring(0, Math.min(64, kebab.length()));
  }

  /** Examples in tags are the text's matter; Claude Desktop takes no description with tags. */
  private String shortened() {
    String description = definition.description();
    int example = description.indexOf("<example>");
    String kept = description.substring(0, Math.max(0, example)).strip();
    if (kept.isEmpty()) {
      return description;
    }
    moved.addAll(List.of("", "## Examples of when to use it", ""));
    moved.addAll(List.of(description.substring(example).strip().split("\n", -1)));
    return kept.replaceFirst("(?i)\\s*\\bexamples?:?$", "").strip();
  }

  private static String joined(List<String> names) {
    boolean hasSpace =
        names.stream().anyMatch(name -> name.replaceAll("\\(.*\\)", "").contains(" "));
    return String.join(hasSpace ? ", " : " ", names);
  }

  private void keepMetadata(YamlValue value) {
    if (value instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> put(entry.key(), entry.value()));
    } else {
      put("metadata", value);
    }
  }

  private void addToMetadata(Entry entry) {
    boolean isDependency = entry.key().equals("dependencies") || entry.key().equals("depends_on");
    put(isDependency ? "depends-on" : entry.key(), entry.value());
  }

  private void put(String key, YamlValue value) {
    YamlValue written = isWords(key, value) ? text(words((Sequence) value)) : quotedAll(value);
    if (LISTS.contains(key)
        && metadata.get(key) instanceof Scalar first
        && written instanceof Scalar second) {
      metadata.put(key, text(first.text() + ", " + second.text()));
      return;
    }
    String free = key;
    while (metadata.containsKey(free)) {
      free = "also-" + free;
    }
    metadata.put(free, written);
  }

  private static boolean isWords(String key, YamlValue value) {
    return LISTS.contains(key)
        && value instanceof Sequence sequence
        && sequence.values().stream()
            .allMatch(
                each ->
                    each instanceof Scalar s
                        && (isNothing(s) || s.text().matches("[^,\\n\\[\\]]+")));
  }

  private static String words(Sequence sequence) {
    return sequence.values().stream()
        .filter(each -> !(each instanceof Scalar scalar && isNothing(scalar)))
        .map(SixKeys::textOf)
        .collect(Collectors.joining(", "));
  }

  private static boolean isNothing(Scalar scalar) {
    return scalar.spelling() == Spelling.NOTHING;
  }

  /** Texts only, since the values of {@code metadata} are no numbers. */
  private static YamlValue quotedAll(YamlValue value) {
    if (value instanceof Mapping mapping) {
      return new Mapping(
          mapping.entries().stream()
              .map(entry -> new Entry(entry.key(), quotedAll(entry.value()), entry.line()))
              .toList(),
          mapping.line());
    }
    if (value instanceof Sequence sequence) {
      return new Sequence(
          sequence.values().stream()
              .filter(each -> !(each instanceof Scalar scalar && isNothing(scalar)))
              .map(SixKeys::quotedAll)
              .toList(),
          sequence.line());
    }
    return asText(value);
  }

  private static YamlValue asText(YamlValue value) {
    return value instanceof Scalar scalar
        ? new Scalar(scalar.text(), Spelling.QUOTED, scalar.line())
        : value;
  }

  private static boolean isOther(Entry entry) {
    return !HostRules.SIX_KEYS.contains(entry.key()) && !TOOLS.contains(entry.key());
  }

  private Optional<Entry> find(String key) {
    return definition.fields().stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  private static String textOf(YamlValue value) {
    return value instanceof Scalar scalar ? scalar.text() : "";
  }

  private static Scalar text(String text) {
    return SkillRewriter.text(text, 1);
  }
}
