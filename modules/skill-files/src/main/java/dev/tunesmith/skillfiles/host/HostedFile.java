package dev.tunesmith.skillfiles.host;

import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.HeaderBlock;
import dev.tunesmith.skillfiles.yaml.YamlReader;
import dev.tunesmith.skillfiles.yaml.YamlReading;
import dev.tunesmith.skillfiles.yaml.YamlReading.Tree;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * A file as any host finds it, before one has made something of it.
 *
 * @param shown as the user named it
 * @param folder the name of the folder in which it lies, empty for none
 * @param isAgent whether hosts take it for an agent of their own rather than for a skill
 * @param isMarked whether it begins with a byte order mark
 * @param block what stands between its fences, if it has any
 */
public record HostedFile(
    String shown,
    String folder,
    boolean isAgent,
    boolean isMarked,
    List<String> lines,
    Optional<HeaderBlock> block,
    YamlReading reading) {

  private static final String FENCE = "---";

  public HostedFile {
    lines = List.copyOf(lines);
  }

  /** Looks at a file's lines. */
  public static HostedFile of(
      String shown, String folder, boolean isAgent, boolean isMarked, List<String> lines) {
    Optional<HeaderBlock> block = HeaderBlock.find(lines, new Findings(shown));
    YamlReading reading =
        block
            .map(each -> YamlReader.read(String.join("\n", each.lines()) + "\n", each.firstLine()))
            .orElseGet(() -> new Tree(null, List.of()));
    return new HostedFile(shown, folder, isAgent, isMarked, lines, block, reading);
  }

  /** Whether fences of three dashes and nothing else open and close the front matter on line 1. */
  boolean isFenced() {
    return !isMarked
        && block
            .filter(each -> each.firstLine() == 2)
            .filter(each -> lines.get(0).equals(FENCE))
            .filter(each -> lines.get(each.end() - 1).equals(FENCE))
            .isPresent();
  }

  boolean isYaml() {
    return reading instanceof Tree tree && tree.root() instanceof Mapping;
  }

  List<Entry> entries() {
    return reading instanceof Tree tree && tree.root() instanceof Mapping mapping
        ? mapping.entries()
        : List.of();
  }

  Optional<Entry> entry(String key) {
    return entries().stream().filter(entry -> entry.key().equals(key)).reduce((a, b) -> b);
  }

  Optional<YamlValue> value(String key) {
    return entry(key).map(Entry::value);
  }

  /** The text of a key, whatever a host would make of a number. */
  String text(String key) {
    return value(key).orElse(null) instanceof Scalar scalar ? scalar.text().strip() : "";
  }

  int line(String key) {
    return entry(key).map(Entry::line).orElse(1);
  }

  /** The text below the front matter. */
  String body() {
    return String.join("\n", lines.subList(block.map(HeaderBlock::end).orElse(0), lines.size()));
  }
}
