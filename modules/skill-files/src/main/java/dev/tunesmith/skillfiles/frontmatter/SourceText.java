package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.List;
import java.util.Set;

/** Puts back what YAML takes for a comment or a structure where a text is meant. */
final class SourceText {

  /** Keys of other programs under which a list is as good as a text. */
  private static final Set<String> MAY_BE_LISTS = Set.of("model", "argument-hint", "applyTo");

  private final List<String> lines;
  private final int firstLine;
  private final Findings findings;

  SourceText(List<String> lines, int firstLine, Findings findings) {
    this.lines = lines;
    this.firstLine = firstLine;
    this.findings = findings;
  }

  Field restored(Field field) {
    if (!KnownKeys.isText(field.key()) || !(field.value() instanceof FieldValue.Read read)) {
      return field;
    }
    String remainder = remainder(field.line());
    if (!(read.value() instanceof Scalar scalar)) {
      if (MAY_BE_LISTS.contains(field.key()) || remainder.isEmpty()) {
        return field;
      }
      findings.add(
          Finding.NOT_TEXT, field.line(), field.key(), "reads as a structure; it is kept as text");
      return new Field(field.key(), new FieldValue.Literal(remainder), field.line());
    }
    if (isCutShort(field.key(), scalar, remainder)) {
      findings.add(
          Finding.COMMENT_IN_TEXT,
          field.line(),
          field.key(),
          "YAML would drop the text after ' #'");
      return new Field(field.key(), new FieldValue.Literal(remainder), field.line());
    }
    return field;
  }

  private static boolean isCutShort(String key, Scalar scalar, String remainder) {
    boolean isPlain = scalar.spelling() != Spelling.QUOTED && scalar.spelling() != Spelling.BLOCK;
    if (!isPlain || remainder.length() == scalar.text().length()) {
      return false;
    }
    boolean holdsComment = remainder.contains(" #") || remainder.startsWith("#");
    boolean isText = key.equals("description") || key.startsWith("when") || key.startsWith("arg");
    return holdsComment && (isText || remainder.contains("#["));
  }

  private String remainder(int line) {
    int index = line - firstLine;
    if (index < 0 || index >= lines.size()) {
      return "";
    }
    String text = lines.get(index);
    return text.substring(text.indexOf(':') + 1).strip();
  }
}
