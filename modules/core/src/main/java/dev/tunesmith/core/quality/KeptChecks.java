package dev.tunesmith.core.quality;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what becomes of the checks that a built-in skill lists and the file that takes its place
 * does not. Most are demanded by a core skill too, or by the runtime, and so are asked all the
 * same.
 */
public final class KeptChecks {

  private static final List<SkillId> CORE = List.of(SkillId.QUALITY, SkillId.ORCHESTRATOR);

  private static final int MOST_NAMED = 8;

  private final SkillLibrary library;

  private KeptChecks(SkillLibrary library) {
    this.library = library;
  }

  /** A word on each check that was taken out of a replaced skill, in order of the skills. */
  public static List<Diagnostic> in(SkillLibrary library) {
    KeptChecks checks = new KeptChecks(library);
    return library.shadowed().stream()
        .filter(skill -> skill.source().origin() == Origin.BUILT_IN)
        .flatMap(checks::takenFrom)
        .toList();
  }

  private Stream<Diagnostic> takenFrom(Skill replaced) {
    return library
        .named(replaced.identity().name())
        .filter(skill -> skill.source().origin() != Origin.BUILT_IN)
        .stream()
        .flatMap(skill -> takenFrom(replaced, skill));
  }

  private Stream<Diagnostic> takenFrom(Skill replaced, Skill skill) {
    Map<String, List<String>> byKeeper =
        Gates.every()
            .filter(gate -> line(gate, replaced).isPresent())
            .filter(gate -> line(gate, skill).isEmpty())
            .map(gate -> kept(gate, skill))
            .collect(
                Collectors.groupingBy(
                    Kept::keeper,
                    LinkedHashMap::new,
                    Collectors.mapping(Kept::check, Collectors.toList())));
    return byKeeper.entrySet().stream().map(entry -> told(skill, entry.getKey(), entry.getValue()));
  }

  private static Diagnostic told(Skill skill, String keeper, List<String> checks) {
    int more = checks.size() - MOST_NAMED;
    String named =
        String.join(", ", checks.subList(0, Math.min(MOST_NAMED, checks.size())))
            + (more > 0 ? " and " + more + " more" : "");
    return new Diagnostic(
        skill.source().file(),
        0,
        null,
        Severity.INFO,
        "check-taken-out",
        "no longer listed here, " + keeper + ": " + named,
        null);
  }

  private record Kept(String keeper, String check) {}

  private Kept kept(Gate gate, Skill skill) {
    String check = "'" + gate.name() + "'";
    for (SkillId id : CORE) {
      Optional<Skill> core = library.find(id).filter(other -> !other.equals(skill));
      OptionalInt line = core.map(other -> line(gate, other)).orElse(OptionalInt.empty());
      if (line.isPresent()) {
        return new Kept("but " + id + " keeps it", check + " (line " + line.getAsInt() + ")");
      }
    }
    return new Kept(
        gate.binding() == Gate.Binding.RUNTIME
            ? "but the runtime demands it whatever files say"
            : "and demanded by no core skill",
        check);
  }

  private static OptionalInt line(Gate gate, Skill skill) {
    return skill.contract().items().stream()
        .filter(gate::isAskedForBy)
        .mapToInt(ContractItem::line)
        .findFirst();
  }
}
