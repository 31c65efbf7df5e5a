package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.loop.GrantableTools;
import dev.tunesmith.skillfiles.SkillReader;
import dev.tunesmith.skillfiles.SkillRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the built-in crew with the user's folders over it. */
public final class CrewLoading {

  private static final String INDEX = "skills/index.txt";

  private CrewLoading() {}

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
    List<SkillRoot> roots = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new InvalidInputException("there is no folder " + folder + " to read skills from");
      }
      roots.add(SkillRoot.folder(folder, Origin.EXPLICIT));
    }
    roots.add(SkillRoot.resources(CrewLoading.class.getClassLoader(), INDEX));
    HostedSkills hosted = new HostedSkills(host);
    return hosted.explained(SkillReader.read(roots, GrantableTools.names(), hosted::isOffered));
  }
}
