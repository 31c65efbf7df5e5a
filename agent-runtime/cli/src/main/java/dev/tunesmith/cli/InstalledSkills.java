package dev.tunesmith.cli;

import dev.tunesmith.engine.skills.SkillCatalogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds the folder of skills that lies beside an installed program. */
final class InstalledSkills {

  private static final String FOLDER = "skills";

  private InstalledSkills() {}

  /** Has the built-in crew read from there, unless whoever started the program named a folder. */
  static void find() {
    if (System.getProperty(SkillCatalogue.SHIPPED_FOLDER) == null) {
      beside(InstalledSkills.class)
          .ifPresent(found -> System.setProperty(SkillCatalogue.SHIPPED_FOLDER, found.toString()));
    }
  }

  private static Optional<Path> beside(Class<?> ours) {
    return Optional.ofNullable(ours.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .flatMap(location -> file(location.toString()))
        .filter(Files::isRegularFile)
        .map(jar -> jar.resolveSibling(FOLDER))
        .filter(Files::isDirectory);
  }

  private static Optional<Path> file(String location) {
    try {
      return Optional.of(Path.of(new URI(location)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
