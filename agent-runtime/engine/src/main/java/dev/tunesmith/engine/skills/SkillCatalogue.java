package dev.tunesmith.engine.skills;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.quality.Mark;
import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.engine.order.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The crew that a session would have: the built-in skills with those of the given folders. */
public final class SkillCatalogue {

  private static final String MODEL = "model";

  private final SkillLibrary library;
  private final Crew crew;

  private SkillCatalogue(SkillLibrary library, Crew crew) {
    this.library = library;
    this.crew = crew;
  }

  /**
   * Reads the built-in crew and the given folders.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if a folder is not there
   */
  public static SkillCatalogue load(List<Path> folders) {
    SkillLibrary library = CrewFiles.read(folders);
    return new SkillCatalogue(library, Crew.wire(library));
  }

  /** The skills. */
  public SkillLibrary library() {
    return library;
  }

  /** The skills, wired. */
  public Crew crew() {
    return crew;
  }

  /**
   * What becomes of everything that one of the skills says.
   *
   * @param settings whose table tells which model is meant, in a session that has one
   */
  public List<Mark> marks(Skill skill, Settings settings) {
    boolean isMapped = settings.modelFor(skill.declaration().model()).isPresent();
    return Obedience.marks(skill, GrantableTools.names()).stream()
        .map(mark -> isMapped && mark.kind().equals(MODEL) ? obeyed(mark) : mark)
        .toList();
  }

  private static Mark obeyed(Mark mark) {
    return new Mark(mark.kind(), mark.text(), mark.line(), Obedience.OBEYED);
  }

  /** What the reader and the wiring have to say. */
  public List<Diagnostic> diagnostics() {
    return Stream.concat(library.diagnostics().stream(), crew.diagnostics().stream()).toList();
  }
}
