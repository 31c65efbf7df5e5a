package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A front matter as it is meant, to be written in another form.
 *
 * @param fields its keys in order, with what stands under them
 * @param description in its display form
 * @param tools the names it grants; empty if it says nothing of tools
 */
public record Definition(
    List<YamlValue.Entry> fields, String description, Optional<List<String>> tools) {

  public Definition {
    fields = List.copyOf(fields);
  }

  /** Reads a front matter; empty where it is rejected, or holds what would be lost. */
  public static Optional<Definition> of(HeaderBlock block) {
    Findings findings = new Findings("");
    Optional<FrontMatter> read = FrontMatterReader.read(block, findings);
    if (read.isEmpty() || findings.isRejected() || findings.has(Finding.LINES_IGNORED)) {
      return Optional.empty();
    }
    List<YamlValue.Entry> fields = new ArrayList<>();
    for (Field field : read.get().fields()) {
      if (field.value() instanceof FieldValue.Unreadable) {
        return Optional.empty();
      }
      fields.add(new YamlValue.Entry(field.key(), value(field), field.line()));
    }
    Header header = Header.of(read.get(), block.firstLine() - 1, Finding.NAME_OF_FILE, findings);
    boolean isLost = findings.isRejected() || findings.has(Finding.TOOLS_UNREADABLE);
    Optional<List<String>> tools =
        ToolsField.granting(read.get()).map(field -> header.declaration().tools().names());
    return isLost
        ? Optional.empty()
        : Optional.of(new Definition(fields, header.description(), tools));
  }

  private static YamlValue value(Field field) {
    return field.value() instanceof FieldValue.Read read
        ? read.value()
        : new Scalar(((FieldValue.Literal) field.value()).text(), Spelling.QUOTED, field.line());
  }
}
