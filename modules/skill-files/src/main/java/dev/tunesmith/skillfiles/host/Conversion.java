package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.SkillForm;
import dev.tunesmith.skillfiles.frontmatter.Definition;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file in the form of one host.
 *
 * @param path where it belongs, below the folder that the host reads
 */
public record Conversion(String path, String text) {

  /** Writes {@code file} in another form; empty where something of it would be lost. */
  public static Optional<Conversion> of(HostedFile file, SkillForm form) {
    Optional<Definition> definition = SkillRewriter.definition(file);
    Optional<List<String>> six = SkillRewriter.asSkill(file);
    if (definition.isEmpty() || six.isEmpty()) {
      return Optional.empty();
    }
    String name = name(six.get());
    return Optional.of(
        switch (form) {
          case CODEX -> new Conversion(name + ".toml", toml(file, name, definition.get()));
          case CLAUDE -> new Conversion(name + ".md", agent(file, name, definition.get()));
          case COPILOT -> new Conversion(name + ".agent.md", agent(file, name, definition.get()));
          case AGENTSKILLS -> new Conversion(name + "/SKILL.md", String.join("\n", six.get()));
        });
  }

  private static String name(List<String> lines) {
    String line =
        lines.stream().filter(each -> each.startsWith("name: ")).findFirst().orElseThrow();
    return line.substring("name: ".length()).replace("\"", "");
  }

  private static String agent(HostedFile file, String name, Definition definition) {
    List<String> lines = new ArrayList<>(List.of("---"));
    lines.addAll(YamlText.lines("name", SkillRewriter.text(name, 1)));
    lines.addAll(YamlText.lines("description", SkillRewriter.text(definition.description(), 1)));
    others(definition, name)
        .flatMap(entry -> YamlText.lines(entry.key(), entry.value()).stream())
        .forEach(lines::add);
    lines.add("---");
    return String.join("\n", lines) + "\n" + file.body();
  }

  /** All but name and description; a name that was changed stays as an alias. */
  private static Stream<Entry> others(Definition definition, String name) {
    return definition.fields().stream()
        .filter(entry -> !entry.key().equals("description"))
        .flatMap(
            entry -> {
              if (!entry.key().equals("name")) {
                return Stream.of(entry);
              }
              boolean isKept = entry.value() instanceof Scalar text && text.text().equals(name);
              return isKept ? Stream.empty() : Stream.of(new Entry("title", entry.value(), 1));
            });
  }

  /** What Codex has no key for goes before it, as comments. */
  private static String toml(HostedFile file, String name, Definition definition) {
    StringBuilder toml = new StringBuilder();
    others(definition, name)
        .flatMap(entry -> YamlText.lines(entry.key(), entry.value()).stream())
        .forEach(line -> toml.append("# ").append(line).append('\n'));
    toml.append("name = ").append(YamlText.quoted(name)).append('\n');
    toml.append("description = ").append(YamlText.quoted(definition.description())).append('\n');
    toml.append("developer_instructions = ").append(lines(file.body())).append('\n');
    return toml.toString();
  }

  private static String lines(String body) {
    boolean isLiteral = !body.contains("'''") && !body.endsWith("'") && !hasControl(body);
    return isLiteral ? "'''\n" + body + "'''" : YamlText.quoted(body);
  }

  private static boolean hasControl(String text) {
    return text.chars()
        .anyMatch(each -> (each < ' ' && each != '\n' && each != '\t') || each == 0x7F);
  }
}
