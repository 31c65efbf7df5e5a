package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.skill.NearestName;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the keys that bind an agent, at the top or under {@code metadata}, in every spelling. */
final class RulesField {

  private static final Set<String> ATTEMPTS =
      Set.of("attempts", "max_attempts", "retries", "max_retries", "tries", "max_tries");
  private static final Set<String> TIMEOUT =
      Set.of("timeout", "time_limit", "working_time", "timeout_seconds", "timeout_minutes");
  private static final Set<String> WHOM = Set.of("escalate_to", "escalates_to");
  private static final Set<String> FORBID = Set.of("forbid", "forbids", "forbidden");
  private static final Set<String> OWNS = Set.of("owns");
  private static final String OURS = "tunesmith";
  private static final Set<String> NO = Set.of("false", "no", "off");
  private static final List<String> OBEYED =
      List.of(
          "max_attempts",
          "attempts",
          "timeout",
          "escalate_to",
          "forbid",
          "forbidden",
          "owns",
          "name",
          "description",
          "model",
          "tools",
          "tags",
          "hosts",
          "dependencies");

  /** Other programs' keys are words too: in one of six letters two wrong ones make another word. */
  private static final int LETTERS_FOR_ONE_MISTAKE = 5;

  private static final Pattern COUNT =
      Pattern.compile("(?i)[1-9]\\d{0,2}|one|two|three|four|five|six|seven|eight|nine|ten");
  private static final Pattern TIME =
      Pattern.compile("(?=.*[1-9])" + TimeText.FORM, Pattern.CASE_INSENSITIVE);
  private static final Pattern NEGATIVE =
      Pattern.compile("[-\\u2212\\u2013]\\s*\\d.*", Pattern.DOTALL);

  private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[,;]\\s*|\\s+or\\s+");

  private static final Map<String, String> UNITS =
      Map.of("timeout_seconds", " s", "timeout_minutes", " min");

  private final Findings findings;
  private final Function<Field, List<Word>> words;
  private final List<Word> limits = new ArrayList<>();
  private final List<Word> whom = new ArrayList<>();
  private final List<YamlValue> forbid = new ArrayList<>();
  private final List<Word> owns = new ArrayList<>();
  private final List<Word> unknown = new ArrayList<>();

  RulesField(Findings findings, Function<Field, List<Word>> words) {
    this.findings = findings;
    this.words = words;
  }

  Rules rules(FrontMatter frontMatter) {
    for (Field field : frontMatter.fields()) {
      if (!read(field) && isUnknown(field)) {
        noteUnknown(new Word(field.key(), field.line()));
      }
    }
    frontMatter.find("metadata").ifPresent(this::readMetadata);
    noteUnknown();
    return new Rules(limits, whom, forbid, owns);
  }

  private static boolean isUnknown(Field field) {
    return !KnownKeys.isKnown(field.key())
        && !KnownKeys.isOthers(field.key())
        && !(field.value() instanceof FieldValue.Unreadable);
  }

  /** What others keep under {@code metadata} is their own matter, unless it was mistyped. */
  private void readMetadata(Field metadata) {
    if (metadata.value() instanceof FieldValue.Read read
        && read.value() instanceof Mapping mapping) {
      for (YamlValue.Entry entry : mapping.entries()) {
        Field field = new Field(entry.key(), new FieldValue.Read(entry.value()), entry.line());
        if (OURS.equals(entry.key()) && entry.value() instanceof Mapping) {
          readMetadata(field);
        } else if (!read(field) && !OBEYED.contains(entry.key())) {
          mistyped(entry.key()).ifPresent(meant -> noteMistyped(entry.key(), meant, entry.line()));
        }
      }
    }
  }

  private boolean read(Field field) {
    String key = normal(field.key());
    if (ATTEMPTS.contains(key)) {
      addLimit("attempts", "a count", COUNT, field);
    } else if (TIMEOUT.contains(key)) {
      addLimit("timeout", "a time with its unit", TIME, field);
    } else if (WHOM.contains(key)) {
      words.apply(field).forEach(this::addWhom);
    } else if (FORBID.contains(key)) {
      addForbidden(field);
    } else if (OWNS.contains(key)) {
      List<Word> claimed = words.apply(field);
      claimed.stream().filter(word -> !Routing.isHeard(word.text())).forEach(this::noteUnheard);
      owns.addAll(claimed);
    } else {
      return false;
    }
    return true;
  }

  private static String normal(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private void addWhom(Word names) {
    BETWEEN_NAMES
        .splitAsStream(names.text())
        .forEach(name -> whom.add(new Word(bare(name), names.line())));
  }

  private static String bare(String name) {
    return name.replaceFirst("^(?:@|[Tt]he\\s+)", "");
  }

  private void addLimit(String meaning, String shape, Pattern form, Field field) {
    String unit = UNITS.getOrDefault(normal(field.key()), "");
    String text = text(field).matches("[\\d.]+") ? text(field) + unit : text(field);
    if (NEGATIVE.matcher(text).matches()) {
      String message = "'" + text + "' is below zero";
      findings.add(Finding.NUMBER_NEGATIVE, field.line(), field.key(), message);
    } else if (form.matcher(text).matches()) {
      limits.add(new Word(meaning + ": " + text, field.line()));
    } else {
      String message = "'" + text + "' is not " + shape + ", so the usual one holds";
      findings.add(Finding.LIMIT_UNREADABLE, field.line(), field.key(), message);
    }
  }

  private static String text(Field field) {
    if (field.value() instanceof FieldValue.Literal literal) {
      return literal.text().strip();
    }
    return field.value() instanceof FieldValue.Read read && read.value() instanceof Scalar scalar
        ? scalar.text().strip()
        : "";
  }

  private void addForbidden(Field field) {
    if (field.value() instanceof FieldValue.Read read
        && read.value() instanceof Sequence sequence) {
      forbid.addAll(sequence.values());
    } else if (field.value() instanceof FieldValue.Read read
        && read.value() instanceof Mapping mapping
        && mapping.value("remedy") == null
        && mapping.value("pattern") == null) {
      mapping.entries().stream().filter(RulesField::isMeant).forEach(this::forbid);
    } else if (field.value() instanceof FieldValue.Read read
        && read.value() instanceof Mapping mapping) {
      forbid.add(mapping);
    } else {
      words
          .apply(field)
          .forEach(word -> forbid.add(new Scalar(word.text(), Spelling.TEXT, word.line())));
    }
  }

  /** {@code create_index: false} forbids nothing. */
  private static boolean isMeant(YamlValue.Entry entry) {
    return !(entry.value() instanceof Scalar scalar
        && NO.contains(scalar.text().strip().toLowerCase(Locale.ROOT)));
  }

  private void forbid(YamlValue.Entry entry) {
    forbid.add(new Scalar(entry.key(), Spelling.TEXT, entry.line()));
  }

  private void noteUnheard(Word issue) {
    findings.add(
        Finding.ISSUE_UNKNOWN,
        issue.line(),
        "owns",
        "no issue is called '" + issue.text() + "', so none comes by it",
        new NearestName(Routing.topics())
            .to(issue.text())
            .map(topic -> "write " + topic + ", if that is meant")
            .orElse(Finding.ISSUE_UNKNOWN.fix()));
  }

  private void noteUnknown(Word key) {
    mistyped(key.text())
        .ifPresentOrElse(
            meant -> noteMistyped(key.text(), meant, key.line()), () -> unknown.add(key));
  }

  private static Optional<String> mistyped(String key) {
    return new NearestName(OBEYED, LETTERS_FOR_ONE_MISTAKE).to(normal(key));
  }

  private void noteMistyped(String key, String meant, int line) {
    findings.add(
        Finding.KEY_MISTYPED,
        line,
        key,
        "the key '" + key + "' is not understood",
        "write " + meant + ", if that is meant");
  }

  private void noteUnknown() {
    if (!unknown.isEmpty()) {
      String keys = unknown.stream().map(Word::text).collect(Collectors.joining(", "));
      findings.add(Finding.KEY_UNKNOWN, unknown.get(0).line(), "not understood: " + keys);
    }
  }
}
