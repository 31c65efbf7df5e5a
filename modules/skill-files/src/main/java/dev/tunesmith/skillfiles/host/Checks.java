package dev.tunesmith.skillfiles.host;

import dev.tunesmith.skillfiles.yaml.YamlReading.Broken;
import dev.tunesmith.skillfiles.yaml.YamlReading.Refused;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at one file with the eyes of one host; each check says what it finds. */
final class Checks {

  static final int MAX_NAME = 64;
  static final int MAX_DESCRIPTION = 1024;

  private static final Pattern FLOW =
      Pattern.compile("\\s*(?:- )?(?:[\\w.-]+:\\s+)?(?:[\\[{&!]|\\*\\w).*");

  private final HostedFile file;
  private final Remarks remarks;

  Checks(HostedFile file, Remarks remarks) {
    this.file = file;
    this.remarks = remarks;
  }

  /** Whether there is a front matter where every host looks for one. */
  boolean isFenced() {
    if (!file.isFenced()) {
      String why = file.isMarked() ? "a byte order mark stands before the ---" : "no --- alone";
      int line = file.block().map(block -> Math.max(1, block.firstLine() - 1)).orElse(1);
      remarks.reject(line, why + " on line 1, or none that closes it");
    }
    return !remarks.isRejected();
  }

  /** Whether the front matter is YAML with keys. */
  boolean isYaml() {
    if (!file.isYaml()) {
      remarks.reject(problemLine(), "the front matter is no YAML: " + problem());
    }
    return !remarks.isRejected();
  }

  String problem() {
    if (file.reading() instanceof Broken broken) {
      return broken.problem();
    }
    return file.reading() instanceof Refused refused ? refused.problem() : "no keys";
  }

  int problemLine() {
    if (file.reading() instanceof Broken broken) {
      return broken.line();
    }
    return file.reading() instanceof Refused refused ? refused.line() : 1;
  }

  /** For readers that take a key only once. */
  void mustSayOnce() {
    Set<String> seen = new HashSet<>();
    file.entries().stream()
        .filter(entry -> !seen.add(entry.key()))
        .findFirst()
        .ifPresent(twice -> remarks.reject(twice.line(), twice.key() + " stands twice"));
  }

  /** For readers of the plain part of YAML: no flow style, no anchors, no tags. */
  void mustBePlainYaml() {
    file.block()
        .ifPresent(
            block -> {
              for (int index = 0; index < block.lines().size(); index++) {
                if (FLOW.matcher(block.lines().get(index)).matches()) {
                  remarks.reject(
                      block.firstLine() + index, "no [lists] or {maps} on a line, no & * or !");
                  return;
                }
              }
            });
  }

  void mustSay(String key) {
    if (file.entry(key).isEmpty() || (isText(key) && file.text(key).isEmpty())) {
      remarks.reject(file.line(key), "it must have a " + key);
    }
  }

  void mustBeText(String... keys) {
    for (String key : keys) {
      if (file.entry(key).isPresent() && !isText(key)) {
        remarks.reject(file.line(key), key + " is no text; quote it");
      }
    }
  }

  private boolean isText(String key) {
    return file.value(key).orElse(null) instanceof Scalar scalar
        && (scalar.spelling() == Spelling.TEXT
            || scalar.spelling() == Spelling.QUOTED
            || scalar.spelling() == Spelling.BLOCK);
  }

  void isNoLonger(String key, int most) {
    int length = file.text(key).codePointCount(0, file.text(key).length());
    if (length > most) {
      remarks.reject(file.line(key), key + " has " + length + " characters of at most " + most);
    }
  }

  /** Words of small letters and digits, with single hyphens between them. */
  void mustBeKebab(boolean onlyAscii) {
    String name = Normalizer.normalize(file.text("name"), Normalizer.Form.NFKC);
    boolean isKebab =
        name.matches(
            onlyAscii ? "[a-z0-9]+(?:-[a-z0-9]+)*" : "[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");
    if (!name.isEmpty() && (!isKebab || !name.equals(name.toLowerCase(Locale.ROOT)))) {
      remarks.reject(
          file.line("name"),
          "the name '" + name + "' may have small letters, digits and single hyphens only");
    }
  }

  void mustBeNamedAsItsFolder() {
    String name = file.text("name");
    if (!file.folder().isEmpty() && !name.isEmpty() && !name.equals(file.folder())) {
      remarks.reject(
          file.line("name"), "the folder '" + file.folder() + "' must be called '" + name + "'");
    }
  }

  void rejectOtherKeys(Set<String> allowed) {
    List<Entry> others = others(allowed);
    if (!others.isEmpty()) {
      remarks.reject(others.get(0).line(), "it may have no key " + names(others));
    }
  }

  void dropOtherKeys(Set<String> read) {
    List<Entry> others = others(read);
    if (!others.isEmpty()) {
      remarks.change(others.get(0).line(), "not read: " + names(others));
    }
  }

  private List<Entry> others(Set<String> keys) {
    return file.entries().stream().filter(entry -> !keys.contains(entry.key())).toList();
  }

  private static String names(List<Entry> entries) {
    return entries.stream().map(Entry::key).distinct().collect(Collectors.joining(", "));
  }

  /** Whether a text runs over lines, or holds the letters {@code \n}. */
  void foldsLines(String key) {
    if (file.text(key).indexOf('\n') >= 0) {
      remarks.change(file.line(key), key + " becomes a single line");
    }
  }
}
