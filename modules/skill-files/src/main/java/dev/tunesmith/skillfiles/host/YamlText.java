package dev.tunesmith.skillfiles.host;

import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes values as YAML that every reader takes: in block style, quoted where in doubt. */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}][\\p{L}\\p{N} _.,;()/'+*=%&@?!\"\u2010-\u203A-]*(?<![ :])");
  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");
  private static final Pattern BLOCK = Pattern.compile("(?s)[^\\s#].*[^\\s]");
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w.-]*");

  private YamlText() {}

  /** The lines of a key and its value. */
  static List<String> lines(String key, YamlValue value) {
    List<String> lines = new ArrayList<>();
    add(lines, "", (KEY.matcher(key).matches() ? key : quoted(key)) + ":", value);
    return lines;
  }

  private static void add(List<String> lines, String indent, String lead, YamlValue value) {
    if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      lines.add(indent + lead);
      for (Entry entry : mapping.entries()) {
        lines(entry.key(), entry.value()).forEach(line -> lines.add(below(indent, line)));
      }
    } else if (value instanceof Sequence sequence && !sequence.values().isEmpty()) {
      lines.add(indent + lead);
      for (YamlValue each : sequence.values()) {
        addItem(lines, indent + "  ", each);
      }
    } else if (value instanceof Scalar scalar) {
      addScalar(lines, indent, lead, scalar);
    } else {
      lines.add(indent + lead + (value instanceof Mapping ? " {}" : " []"));
    }
  }

  private static void addItem(List<String> lines, String indent, YamlValue value) {
    if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      List<String> entries =
          mapping.entries().stream()
              .flatMap(entry -> lines(entry.key(), entry.value()).stream())
              .toList();
      for (int index = 0; index < entries.size(); index++) {
        String line = entries.get(index);
        lines.add(line.isEmpty() ? "" : indent + (index == 0 ? "- " : "  ") + line);
      }
    } else {
      add(lines, indent, "-", value);
    }
  }

  private static void addScalar(List<String> lines, String indent, String lead, Scalar scalar) {
    String text = scalar.text();
    boolean isBlock =
        text.indexOf('\n') >= 0
            && BLOCK.matcher(text).matches()
            && text.chars().allMatch(each -> each >= ' ' || each == '\n')
            && !text.contains(" \n");
    if (isBlock) {
      lines.add(indent + lead + " |-");
      Stream.of(text.split("\n", -1)).forEach(line -> lines.add(below(indent, line)));
    } else if (scalar.spelling() == Spelling.NOTHING) {
      lines.add(indent + lead);
    } else {
      lines.add(indent + lead + " " + onOneLine(scalar));
    }
  }

  private static String below(String indent, String line) {
    return line.isEmpty() ? "" : indent + "  " + line;
  }

  private static String onOneLine(Scalar scalar) {
    boolean isText =
        switch (scalar.spelling()) {
          case TEXT, QUOTED, BLOCK -> true;
          default -> false;
        };
    boolean isPlain =
        PLAIN.matcher(scalar.text()).matches()
            && !scalar.text().contains(" #")
            && !WORD_OF_YAML.matcher(scalar.text()).matches();
    return isText && !isPlain ? quoted(scalar.text()) : scalar.text();
  }

  /** A text in double quotes, as YAML and TOML read it. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(each -> quoted.append(escaped(each)));
    return quoted.append('"').toString();
  }

  private static String escaped(int letter) {
    return switch (letter) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default ->
          mustBeEscaped(letter) ? String.format("\\u%04x", letter) : Character.toString(letter);
    };
  }

  private static boolean mustBeEscaped(int letter) {
    boolean isControl = letter < ' ' || (letter >= 0x7F && letter < 0xA0);
    return isControl || letter == 0xFEFF || letter == 0x2028 || letter == 0x2029;
  }
}
