package dev.tunesmith.engine.skills;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Responsibility;
import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.quality.KeptChecks;
import dev.tunesmith.core.quality.Mark;
import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Reference.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillNames;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.engine.order.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The crew that a session would have: the built-in skills with those of the given folders. */
public final class SkillCatalogue {

  /** Where a project keeps skills of its own, seen from its folder. */
  public static final Path PROJECT_FOLDER = Path.of(".tunesmith", "skills");

  /** The system property that names the folder in which the built-in skills lie. */
  public static final String SHIPPED_FOLDER = "tunesmith.skills";

  private static final String MODEL = "model";
  private static final String ESCALATE_TO = "escalate to";
  private static final String LEVEL_RULE = "level rule";

  private static final String CORE = "core.";

  /** Gates for what the skill's own agent proposes. */
  private static final Set<String> ASKS_ITS_AGENT =
      Set.of(
          "layer check",
          "precision check",
          "responsibility",
          "required input",
          "workflow step",
          "deliverable",
          "phase",
          "recovery",
          "statement");

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
    return load(folders, "");
  }

  /**
   * Reads the built-in crew and the given folders and files, as a host is offered them.
   *
   * @param host as for a session; empty for one that is offered all
   * @throws dev.tunesmith.engine.order.InvalidInputException if one of them is not there
   */
  public static SkillCatalogue load(List<Path> folders, String host) {
    SkillLibrary library = CrewFiles.read(folders, host.isEmpty() ? null : host);
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
    Set<String> levels = asksNobody(skill, said -> "level " + said.getKey().number() + ":");
    Set<Integer> lines = asksNobody(skill, said -> said.getValue().line());
    boolean worksNothing = worksNothing(skill);
    return Obedience.marks(skill, GrantableTools.names()).stream()
        .map(mark -> worksNothing && ASKS_ITS_AGENT.contains(mark.kind()) ? unasked(mark) : mark)
        .map(mark -> isMapped && mark.kind().equals(MODEL) ? as(Obedience.OBEYED, mark) : mark)
        .map(mark -> asksOneOf(levels, lines, mark) ? as(Obedience.DANGLING, mark) : mark)
        .toList();
  }

  /** Whether no issue ever comes to it: it declares to know of none, and nobody names it. */
  private boolean worksNothing(Skill skill) {
    return !skill.id().value().startsWith(CORE)
        && Responsibility.in(crew).stream()
            .flatMap(kind -> kind.claimants().stream())
            .noneMatch(claimant -> claimant.owner().equals(skill.id()))
        && crew.edges().stream()
            .noneMatch(edge -> edge.to().equals(skill.id()) && edge.kind() != Kind.DEPENDS_ON);
  }

  private static Mark unasked(Mark mark) {
    return mark.obedience() == Obedience.OBEYED ? as(Obedience.READ, mark) : mark;
  }

  private <T> Set<T> asksNobody(Skill skill, Function<Map.Entry<Level, DeclaredWhom>, T> key) {
    SkillNames names = new SkillNames(library);
    return skill.whom().entrySet().stream()
        .filter(said -> said.getValue().names().stream().noneMatch(n -> names.find(n).isPresent()))
        .map(key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean asksOneOf(Set<String> levels, Set<Integer> lines, Mark mark) {
    return switch (mark.kind()) {
      case ESCALATE_TO -> levels.stream().anyMatch(mark.text()::startsWith);
      case LEVEL_RULE -> lines.contains(mark.line());
      default -> false;
    };
  }

  private static Mark as(Obedience obedience, Mark mark) {
    return new Mark(mark.kind(), mark.text(), mark.line(), obedience);
  }

  /** How many of the skills, shadowed ones included, are not built in. */
  public int ownSkills() {
    return (int)
        Stream.of(library.skills(), library.shadowed(), library.withheld())
            .flatMap(List::stream)
            .filter(SkillCatalogue::isOwn)
            .count();
  }

  /** The skills of the crew that are not built in. */
  public List<Skill> own() {
    return library.skills().stream().filter(SkillCatalogue::isOwn).toList();
  }

  /** A crew of those alone. */
  public Crew ownCrew() {
    return Crew.wire(new SkillLibrary(own(), List.of()));
  }

  private static boolean isOwn(Skill skill) {
    return skill.source().origin() != Origin.BUILT_IN;
  }

  /** What the reader and the wiring have to say. */
  public List<Diagnostic> diagnostics() {
    return Stream.of(library.diagnostics(), crew.diagnostics(), KeptChecks.in(library))
        .flatMap(List::stream)
        .toList();
  }
}
