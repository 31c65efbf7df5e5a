package dev.tunesmith.skillfiles.host;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.skillfiles.frontmatter.Definition;
import dev.tunesmith.skillfiles.frontmatter.HeaderBlock;
import dev.tunesmith.skillfiles.yaml.YamlComments;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a file again so that more programs read it; what it says is kept. A file that holds what
 * would be lost is left alone.
 */
public final class SkillRewriter {

  private static final int FIRST_LINE = 1;

  private SkillRewriter() {}

  /**
   * The lines that all hosts read as they are meant, where some host would not read these; empty
   * where something of the file would be lost.
   */
  public static Optional<List<String>> portable(HostedFile file) {
    boolean isNeeded =
        file.isAgent()
            ? !file.isFenced() || !file.isYaml()
            : HostRules.verdicts(file).stream().anyMatch(SkillRewriter::isToMend);
    if (!isNeeded) {
      return Optional.of(file.lines());
    }
    return file.isAgent() ? asAgent(file) : asSkill(file);
  }

  private static boolean isToMend(HostVerdict verdict) {
    return verdict.outcome() == Outcome.REJECTED;
  }

  /** The same with six keys, and all others under {@code metadata}. */
  static Optional<List<String>> asSkill(HostedFile file) {
    return definition(file)
        .map(
            definition -> {
              SixKeys six = new SixKeys(file, definition);
              return joined(file, six.lines(), six.moved());
            });
  }

  /** The same keys, in YAML that none mistakes. */
  static Optional<List<String>> asAgent(HostedFile file) {
    return definition(file)
        .map(
            definition ->
                joined(
                    file,
                    definition.fields().stream()
                        .flatMap(
                            field -> YamlText.lines(field.key(), meant(field, definition)).stream())
                        .toList(),
                    List.of()));
  }

  private static YamlValue meant(Entry field, Definition definition) {
    return field.key().equals("description")
        ? text(definition.description(), field.line())
        : field.value();
  }

  static Scalar text(String text, int line) {
    return new Scalar(text, Spelling.QUOTED, line);
  }

  static Optional<Definition> definition(HostedFile file) {
    return file.block().flatMap(Definition::of).filter(read -> !read.fields().isEmpty());
  }

  /**
   * What stood before the fence, and comments within, go on standing; nothing of them is read. What
   * a text goes on with behind a # is none.
   */
  private static List<String> joined(
      HostedFile file, List<String> frontMatter, List<String> moved) {
    HeaderBlock block = file.block().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add("---");
    comments(block, frontMatter).forEach(lines::add);
    lines.addAll(frontMatter);
    lines.add("---");
    List<String> before = file.lines().subList(0, block.firstLine() - 2);
    lines.addAll(before.stream().filter(line -> !line.isBlank()).toList());
    lines.addAll(file.lines().subList(block.end(), file.lines().size()));
    if (!moved.isEmpty()) {
      boolean endsInLine = lines.get(lines.size() - 1).isEmpty();
      lines.addAll(moved.subList(endsInLine ? FIRST_LINE : 0, moved.size()));
      lines.add("");
    }
    return lines;
  }

  static Stream<String> comments(HeaderBlock block, List<String> written) {
    String whole = String.join("\n", written);
    List<String> comments = YamlComments.in(String.join("\n", block.lines()) + "\n");
    Stream<String> found =
        comments.isEmpty()
            ? block.lines().stream().filter(line -> line.startsWith("#"))
            : comments.stream();
    return found.filter(comment -> !whole.contains(comment.strip()));
  }
}
