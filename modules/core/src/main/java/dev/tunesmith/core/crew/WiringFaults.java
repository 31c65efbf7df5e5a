package dev.tunesmith.core.crew;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.NearestName;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a wiring finds wrong, in words. */
final class WiringFaults {

  private final NearestName nearest;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  WiringFaults(SkillNames names) {
    this.nearest = new NearestName(names.all());
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  void dangling(Skill skill, Reference reference) {
    if (mayBeSoftware(skill, reference) && nearest.to(reference.name()).isEmpty()) {
      software(skill, reference);
      return;
    }
    warn(
        skill,
        reference.line(),
        "reference-dangling",
        "no skill is named '" + reference.name() + "'",
        nearest
            .to(reference.name())
            .map(name -> "name '" + name + "', if that is meant, or add the skill")
            .orElse("add the skill, or name one that exists"));
  }

  /** In a folder with its SKILL.md, packages of software are called dependencies too. */
  private static boolean mayBeSoftware(Skill skill, Reference reference) {
    return reference.kind() == Reference.Kind.DEPENDS_ON
        && skill.source().file().endsWith("SKILL.md");
  }

  private void software(Skill skill, Reference reference) {
    diagnostics.add(
        new Diagnostic(
            skill.source().file(),
            reference.line(),
            null,
            Severity.INFO,
            "dependency-foreign",
            "no skill is named '" + reference.name() + "', which is taken for other software",
            null));
  }

  void withheld(Skill skill, Reference reference) {
    diagnostics.add(
        new Diagnostic(
            skill.source().file(),
            reference.line(),
            null,
            Severity.INFO,
            "reference-not-offered",
            "'" + reference.name() + "' is meant for other hosts",
            null));
  }

  void toItself(Skill skill, Reference reference) {
    if (mayBeSoftware(skill, reference)) {
      software(skill, reference);
      return;
    }
    warn(
        skill,
        reference.line(),
        "reference-to-self",
        "the skill " + words(reference.kind()) + " itself, as '" + reference.name() + "'",
        "name another skill, or nobody");
  }

  void cycle(Skill skill, int line, Reference.Kind kind, String path) {
    warn(
        skill,
        line,
        "cycle",
        "a cycle of '" + words(kind) + "': " + path + "; what is said here is left out",
        "take one of these references out");
  }

  void nobodyAt(Skill skill, Level level, DeclaredWhom said) {
    warn(
        skill,
        said.line(),
        "level-without-anyone",
        "nobody named for level "
            + level.number()
            + " is in the crew: "
            + String.join(", ", said.names()),
        "add one of them, or name one who is in the crew");
  }

  private void warn(Skill skill, int line, String code, String message, String fix) {
    diagnostics.add(
        new Diagnostic(skill.source().file(), line, null, Severity.WARNING, code, message, fix));
  }

  private static String words(Reference.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
