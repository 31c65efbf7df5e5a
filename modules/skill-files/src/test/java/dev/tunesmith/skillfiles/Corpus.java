package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small files, one for each case, that lie in the test resources. */
final class Corpus {

  private Corpus() {}

  static Path folder() {
    try {
      return Path.of(Corpus.class.getResource("/corpus/plain.md").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SkillLibrary read(Path fileOrFolder) {
    return SkillReader.read(List.of(SkillRoot.folder(fileOrFolder, Origin.PROJECT)));
  }

  /** The one skill of a corpus file. */
  static Skill skill(String file) {
    return read(folder().resolve(file)).skills().get(0);
  }

  static String outcome(SkillLibrary library) {
    if (!library.skills().isEmpty()) {
      return "accepted";
    }
    boolean hasError =
        library.diagnostics().stream()
            .anyMatch(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR);
    return hasError ? "rejected" : "skipped";
  }
}
