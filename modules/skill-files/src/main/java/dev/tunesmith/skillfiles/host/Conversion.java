package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.SkillForm;
import dev.tunesmith.skillfiles.frontmatter.Definition;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file in the form of one host.
 *
 * @param path where it belongs, below the folder that the host reads
 */
public record Conversion(String path, String text) {

  private static final Set<String> GRANTING =
      Set.of("tools", "allowed-tools", "allowed_tools", "allowedTools");

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
          case CLAUDE ->
              new Conversion(
                  name + ".md", agent(file, name, definition.get(), Conversion::byComma));
          case COPILOT ->
              new Conversion(
                  name + ".agent.md", agent(file, name, definition.get(), Conversion::asList));
          case AGENTSKILLS -> new Conversion(name + "/SKILL.md", String.join("\n", six.get()));
        });
  }

  private static YamlValue byComma(List<String> tools) {
    return tools.isEmpty()
        ? new Sequence(List.of(), 1)
        : new Scalar(String.join(", ", tools), Spelling.TEXT, 1);
  }

  private static YamlValue asList(List<String> tools) {
    return new Sequence(
        tools.stream().<YamlValue>map(tool -> SkillRewriter.text(tool, 1)).toList(), 1);
  }

  private static String name(List<String> lines) {
    String line =
        lines.stream().filter(each -> each.startsWith("name: ")).findFirst().orElseThrow();
    return line.substring("name: ".length()).replace("\"", "");
  }

  /** The tools that it grants, whatever its key is called, under the key that agents have. */
  private static String agent(
      HostedFile file,
      String name,
      Definition definition,
      Function<List<String>, YamlValue> tools) {
    List<String> lines = new ArrayList<>(List.of("---"));
    lines.addAll(YamlText.lines("name", SkillRewriter.text(name, 1)));
    lines.addAll(YamlText.lines("description", SkillRewriter.text(definition.description(), 1)));
    others(definition, name)
        .filter(entry -> !GRANTING.contains(entry.key()))
        .flatMap(entry -> YamlText.lines(entry.key(), entry.value()).stream())
        .forEach(lines::add);
    definition.tools().map(tools).ifPresent(value -> lines.addAll(YamlText.lines("tools", value)));
    file.block()
        .ifPresent(
            block -> lines.addAll(1, SkillRewriter.comments(block, List.copyOf(lines)).toList()));
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
