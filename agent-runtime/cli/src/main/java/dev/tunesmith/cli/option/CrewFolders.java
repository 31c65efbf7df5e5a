package dev.tunesmith.cli.option;

import dev.tunesmith.engine.skills.SkillCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of skill files that lie over the built-in crew, those that count most first. */
public final class CrewFolders {

  private CrewFolders() {}

  /** The folders that somebody named, over that of the project in the working directory. */
  public static List<Path> over(List<Path> named) {
    return over(named, Path.of(""));
  }

  static List<Path> over(List<Path> named, Path working) {
    Path project = working.resolve(SkillCatalogue.PROJECT_FOLDER);
    return Files.isDirectory(project) && !named.contains(project)
        ? Stream.concat(named.stream(), Stream.of(project)).toList()
        : named;
  }
}
