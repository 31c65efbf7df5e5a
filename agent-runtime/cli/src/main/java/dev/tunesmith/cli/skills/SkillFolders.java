package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.option.CrewFolders;
import dev.tunesmith.engine.order.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The folders that a command about skills looks into. */
final class SkillFolders {

  @Parameters(
      index = "0..*",
      paramLabel = "DIR",
      description = "Folders of skill files, or single files, besides the built-in crew.")
  private List<Path> folders = List.of();

  List<Path> folders() {
    return CrewFolders.over(folders);
  }

  /** Those that somebody named, else the project's own; there must be one. */
  List<Path> some() {
    List<Path> some = folders.isEmpty() ? folders() : folders;
    if (some.isEmpty()) {
      throw new InvalidInputException("name a folder of skill files, or a single file");
    }
    return some;
  }
}
