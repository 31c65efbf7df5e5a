package dev.tunesmith.engine.skills;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.quality.Mark;
import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillNames;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.engine.order.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The crew that a session would have: the built-in skills with those of the given folders. */
public final class SkillCatalogue {

  private static final String MODEL = "model";
  private static final String ESCALATE_TO = "escalate to";

  private final SkillLibrary library;
  private final Crew crew;

  private SkillCatalogue(SkillLibrary library, Crew crew) {
    this.library = library;
    this.crew = crew;
  }

  /**
   * Reads the built-in crew and the given folders and files.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if one of them is not there
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
    Set<String> asked = levelsThatAskNobody(skill);
    return Obedience.marks(skill, GrantableTools.names()).stream()
        .map(mark -> isMapped && mark.kind().equals(MODEL) ? as(Obedience.OBEYED, mark) : mark)
        .map(mark -> asksOneOf(asked, mark) ? as(Obedience.DANGLING, mark) : mark)
        .toList();
  }

  private Set<String> levelsThatAskNobody(Skill skill) {
    SkillNames names = new SkillNames(library);
    return skill.whom().entrySet().stream()
        .filter(said -> said.getValue().names().stream().noneMatch(n -> names.find(n).isPresent()))
        .map(said -> "level " + said.getKey().number() + ":")
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean asksOneOf(Set<String> levels, Mark mark) {
    return mark.kind().equals(ESCALATE_TO) && levels.stream().anyMatch(mark.text()::startsWith);
  }

  private static Mark as(Obedience obedience, Mark mark) {
    return new Mark(mark.kind(), mark.text(), mark.line(), obedience);
  }

  /** How many of the skills, shadowed ones included, are not built in. */
  public int ownSkills() {
    return (int)
        Stream.of(library.skills(), library.shadowed(), library.withheld())
            .flatMap(List::stream)
            .filter(skill -> skill.source().origin() != Origin.BUILT_IN)
            .count();
  }

  /** What the reader and the wiring have to say. */
  public List<Diagnostic> diagnostics() {
    return Stream.concat(library.diagnostics().stream(), crew.diagnostics().stream()).toList();
  }
}
