package dev.tunesmith.engine.skills;

import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.skillfiles.KeptFiles;
import dev.tunesmith.skillfiles.SkillReader;
import dev.tunesmith.skillfiles.SkillRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the built-in crew with the user's folders over it. */
public final class CrewFiles {

  private static final String INDEX = "skills/index.txt";

  private CrewFiles() {}

  /**
   * The skills of the built-in crew and of {@code folders}.
   *
   * @throws InvalidInputException if a folder is not there
   */
  public static SkillLibrary read(List<Path> folders) {
    return read(folders, null);
  }

  /**
   * What {@code host} is offered of the built-in crew and of {@code folders}: all of it where the
   * host has no name.
   *
   * @throws InvalidInputException if a folder is not there
   */
  public static SkillLibrary read(List<Path> folders, @Nullable String host) {
    List<SkillRoot> roots = folders(folders);
    roots.add(builtIn());
    return readRoots(roots, host);
  }

  /** What {@code host} is offered of skills that were kept. */
  public static SkillLibrary readKept(List<KeptFiles> kept, @Nullable String host) {
    return readRoots(kept.stream().map(SkillRoot::of).toList(), host);
  }

  /**
   * Keeps all files of {@code folders} and of the built-in crew, which comes last.
   *
   * @throws InvalidInputException if a folder is not there
   */
  public static List<KeptFiles> keep(List<Path> folders) {
    List<SkillRoot> roots = folders(folders);
    roots.add(builtIn());
    return roots.stream().map(SkillRoot::keep).toList();
  }

  /** The same built-in crew under other folders. */
  public static List<KeptFiles> replaced(List<KeptFiles> kept, List<Path> others) {
    return Stream.concat(
            folders(others).stream().map(SkillRoot::keep),
            kept.stream().skip(Math.max(0, kept.size() - 1L)))
        .toList();
  }

  private static List<SkillRoot> folders(List<Path> folders) {
    List<SkillRoot> roots = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new InvalidInputException(
            "there is no folder or file " + folder + " to read skills from");
      }
      roots.add(SkillRoot.folder(folder, originOf(folder)));
    }
    return roots;
  }

  private static Origin originOf(Path folder) {
    return folder.endsWith(SkillCatalogue.PROJECT_FOLDER) ? Origin.PROJECT : Origin.EXPLICIT;
  }

  /** As it was packed, unless whoever starts the program says where it lies. */
  private static SkillRoot builtIn() {
    ClassLoader loader = CrewFiles.class.getClassLoader();
    return Optional.ofNullable(System.getProperty(SkillCatalogue.SHIPPED_FOLDER))
        .map(Path::of)
        .filter(Files::isDirectory)
        .map(folder -> SkillRoot.shipped(folder, loader, INDEX))
        .orElseGet(() -> SkillRoot.resources(loader, INDEX));
  }

  private static SkillLibrary readRoots(List<SkillRoot> roots, @Nullable String host) {
    HostedSkills hosted = new HostedSkills(host);
    return hosted.explained(SkillReader.read(roots, GrantableTools.names(), hosted::isOffered));
  }
}
