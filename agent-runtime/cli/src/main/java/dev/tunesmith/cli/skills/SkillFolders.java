package dev.tunesmith.cli.skills;

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
    return folders;
  }
}
