package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlReader;
import dev.tunesmith.skillfiles.yaml.YamlReading;
import dev.tunesmith.skillfiles.yaml.YamlReading.Broken;
import dev.tunesmith.skillfiles.yaml.YamlReading.Refused;
import dev.tunesmith.skillfiles.yaml.YamlReading.Tree;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a front matter in three stages: strict YAML, repair by known keys, rejection. */
public final class FrontMatterReader {

  private static final int MAX_CHARACTERS = 64 * 1024;
  private static final Pattern TAB =
      Pattern.compile("^ *\\t[ \\t]*|^([A-Za-z_][\\w-]*:)\\t[ \\t]*|^( *- ?)\\t[ \\t]*");

  private static final Pattern AFTER_COLON = Pattern.compile("^([A-Za-z_][\\w.-]*:)\u00A0+");

  private final Findings findings;
  private final FieldCollector fields;

  private FrontMatterReader(Findings findings) {
    this.findings = findings;
    this.fields = new FieldCollector(findings);
  }

  /** Reads {@code block}; empty if the file is rejected, which the findings then explain. */
  public static Optional<FrontMatter> read(HeaderBlock block, Findings findings) {
    return new FrontMatterReader(findings).read(block);
  }

  private Optional<FrontMatter> read(HeaderBlock block) {
    if (block.lines().stream().mapToInt(line -> line.length() + 1).sum() > MAX_CHARACTERS) {
      findings.add(
          Finding.FRONT_MATTER_TOO_LARGE, block.firstLine(), "the front matter is over 64 KB");
      return Optional.empty();
    }
    if (block.isEmpty()) {
      findings.add(
          Finding.FRONT_MATTER_EMPTY, block.firstLine() - 1, "the front matter says nothing");
      return Optional.empty();
    }
    List<String> lines = onOneLine(withoutTabs(block));
    if (Unclosed.hidesIn(lines)) {
      noteUnclosed(block);
      return Optional.empty();
    }
    List<Chunk> chunks = Chunk.cut(lines, block.firstLine());
    boolean losesBlock = chunks.stream().anyMatch(FrontMatterReader::losesBlock);
    YamlReading strict = YamlReader.read(String.join("\n", lines) + "\n", block.firstLine());
    if (losesBlock || strict instanceof Broken || isGlued(strict, chunks)) {
      repair(chunks, strict, lines, block);
    } else {
      accept(strict);
    }
    return result(block, lines);
  }

  /**
   * What no editor shows, between lines or behind a colon, is taken for the space it stands for.
   */
  private static List<String> onOneLine(List<String> lines) {
    return lines.stream()
        .map(line -> line.replace('\u2028', ' ').replace('\u2029', ' '))
        .map(line -> AFTER_COLON.matcher(line).replaceFirst("$1 "))
        .toList();
  }

  private Optional<FrontMatter> result(HeaderBlock block, List<String> lines) {
    if (findings.isRejected()) {
      return Optional.empty();
    }
    SourceText source = new SourceText(lines, block.firstLine(), findings);
    List<Field> read = fields.fields().stream().map(source::restored).toList();
    return Optional.of(new FrontMatter(read, block.end()));
  }

  /** Without a space behind its colon a key is part of a text. */
  private static boolean isGlued(YamlReading strict, List<Chunk> chunks) {
    return strict instanceof Tree tree
        && tree.root() instanceof YamlValue.Scalar
        && chunks.stream().anyMatch(Chunk::isKnown);
  }

  private static boolean losesBlock(Chunk chunk) {
    return KnownKeys.isText(chunk.key()) && chunk.isUnindentedBlock();
  }

  private List<String> withoutTabs(HeaderBlock block) {
    List<String> lines = block.lines();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).indexOf('\t') >= 0 && TAB.matcher(lines.get(index)).find()) {
        findings.add(
            Finding.TAB, block.firstLine() + index, "a tab stands where YAML wants spaces");
        return lines.stream().map(FrontMatterReader::withoutTabs).toList();
      }
    }
    return lines;
  }

  private static String withoutTabs(String line) {
    return TAB.matcher(line)
        .replaceFirst(
            found -> {
              String kept = found.group(1) == null ? found.group(2) : found.group(1);
              return kept == null ? found.group().replace("\t", "  ") : kept + " ";
            });
  }

  private void accept(YamlReading reading) {
    if (reading instanceof Refused refused) {
      findings.add(refused.finding(), refused.line(), refused.problem());
    } else if (reading instanceof Tree tree) {
      tree.localTags().forEach(at -> findings.add(Finding.LOCAL_TAG, at, "a tag is passed over"));
      accept(tree.root());
    }
  }

  private void accept(@Nullable YamlValue root) {
    if (root instanceof Mapping mapping) {
      mapping.entries().forEach(fields::add);
    } else if (root != null) {
      String shape = root instanceof YamlValue.Sequence ? "a list" : "a single text";
      findings.add(Finding.FRONT_MATTER_NOT_A_MAPPING, root.line(), "the front matter is " + shape);
    }
  }

  private void repair(
      List<Chunk> chunks, YamlReading strict, List<String> lines, HeaderBlock block) {
    if (chunks.stream().noneMatch(Chunk::isKnown)) {
      int line = strict instanceof Broken broken ? broken.line() : block.firstLine();
      String problem = strict instanceof Broken broken ? broken.problem() : "no known key";
      findings.add(Finding.FRONT_MATTER_UNREADABLE, line, "no known key, and no YAML: " + problem);
    } else if (Unclosed.seemsSo(lines)) {
      noteUnclosed(block);
    } else {
      chunks.forEach(this::repair);
    }
  }

  private void noteUnclosed(HeaderBlock block) {
    findings.add(
        Finding.FRONT_MATTER_UNCLOSED,
        block.firstLine() - 1,
        "the text of the file stands inside the front matter");
  }

  private void repair(Chunk chunk) {
    boolean torn = KnownKeys.isText(chunk.key()) && chunk.isTornApart();
    YamlReading reading = YamlReader.read(chunk.yaml(), chunk.firstLine());
    if (reading instanceof Refused || (!torn && isMapping(reading))) {
      accept(reading);
    } else if (chunk.key().isEmpty()) {
      noteIgnored(chunk);
    } else if (!torn && chunk.isGlued() && isMapping(spaced(chunk))) {
      String problem = "taken as it stands, because no space stands behind its colon";
      findings.add(Finding.YAML_REPAIRED, chunk.firstLine(), chunk.key(), problem);
      accept(spaced(chunk));
    } else if (chunk.remainder().matches("!![A-Za-z].*")) {
      findings.add(
          Finding.GLOBAL_TAG, chunk.firstLine(), chunk.key(), "the value begins with a !! tag");
    } else {
      takeLiterally(chunk, reading);
    }
  }

  private static YamlReading spaced(Chunk chunk) {
    return YamlReader.read(chunk.yamlWithSpace(), chunk.firstLine());
  }

  private static boolean isMapping(YamlReading reading) {
    return reading instanceof Tree tree && (tree.root() instanceof Mapping || tree.root() == null);
  }

  private void noteIgnored(Chunk chunk) {
    if (chunk.lines().stream().anyMatch(line -> !line.isBlank())) {
      findings.add(Finding.LINES_IGNORED, chunk.firstLine(), "lines stand before the first key");
    }
  }

  private void takeLiterally(Chunk chunk, YamlReading reading) {
    String key = chunk.key();
    int line = reading instanceof Broken broken ? broken.line() : chunk.firstLine();
    if (KnownKeys.grantsTools(key)) {
      findings.add(
          Finding.TOOLS_UNREADABLE, line, key, "what it says is no YAML, so it grants no tool");
      fields.add(new Field(key, new FieldValue.Unreadable(), chunk.firstLine()));
    } else if (KnownKeys.isTextual(key)) {
      Finding finding =
          chunk.remainder().matches("[*@`%].*")
              ? Finding.INDICATOR_AT_START
              : Finding.YAML_REPAIRED;
      findings.add(finding, line, key, "taken as it stands, because " + reason(chunk, reading));
      fields.add(new Field(key, new FieldValue.Literal(chunk.literal()), chunk.firstLine()));
    } else {
      findings.add(Finding.VALUE_UNREADABLE, line, key, "left out, because it is no YAML");
      fields.add(new Field(key, new FieldValue.Unreadable(), chunk.firstLine()));
    }
  }

  private static String reason(Chunk chunk, YamlReading reading) {
    if (chunk.isTornApart()) {
      return "text stands where YAML wants keys";
    }
    return reading instanceof Broken broken ? broken.problem() : "it is no single value";
  }
}
