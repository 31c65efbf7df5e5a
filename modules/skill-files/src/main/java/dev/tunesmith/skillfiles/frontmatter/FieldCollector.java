package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects fields so that each key stands once: the last of two wins, save for a second name. */
final class FieldCollector {

  private final Findings findings;
  private final List<Field> fields = new ArrayList<>();

  FieldCollector(Findings findings) {
    this.findings = findings;
  }

  List<Field> fields() {
    return fields;
  }

  void add(Entry entry) {
    String lower = entry.key().toLowerCase(Locale.ROOT);
    boolean misspelt = !KnownKeys.isKnown(entry.key()) && KnownKeys.isKnown(lower);
    if (misspelt) {
      findings.add(
          Finding.KEY_CASE, entry.line(), lower, "the key is written '" + entry.key() + "'");
    }
    String key = misspelt ? lower : entry.key();
    add(new Field(key, new FieldValue.Read(entry.value()), entry.line()));
  }

  void add(Field field) {
    for (Field earlier : List.copyOf(fields)) {
      if (earlier.key().equals(field.key())) {
        note(earlier, field);
        fields.remove(earlier);
      }
    }
    fields.add(field);
  }

  private void note(Field earlier, Field later) {
    boolean conflicts =
        later.key().equals("name") && !text(earlier.value()).equals(text(later.value()));
    if (conflicts) {
      findings.add(
          Finding.NAME_CONFLICT,
          later.line(),
          "name",
          "'" + text(later.value()) + "' contradicts the name of line " + earlier.line());
    } else {
      findings.add(
          Finding.KEY_TWICE,
          later.line(),
          later.key(),
          "the key stood already on line " + earlier.line() + "; this one holds");
    }
  }

  private static String text(FieldValue value) {
    if (value instanceof FieldValue.Literal literal) {
      return literal.text();
    }
    return value instanceof FieldValue.Read read && read.value() instanceof Scalar scalar
        ? scalar.text()
        : "";
  }
}
