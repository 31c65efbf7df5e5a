package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Leaves out the skills that are meant for other hosts, and says so of each. */
final class HostedSkills {

  private HostedSkills() {}

  /** What {@code host} is offered of {@code library}; all of it where the host has no name. */
  static SkillLibrary of(SkillLibrary library, @Nullable String host) {
    if (host == null) {
      return library;
    }
    Predicate<Skill> isOffered = skill -> isMeantFor(host, skill.declaration().hosts());
    List<Diagnostic> diagnostics = new ArrayList<>(library.diagnostics());
    library.skills().stream()
        .filter(isOffered.negate())
        .map(skill -> leftOut(skill, host))
        .forEach(diagnostics::add);
    return new SkillLibrary(
        library.skills().stream().filter(isOffered).toList(),
        library.shadowed().stream().filter(isOffered).toList(),
        diagnostics);
  }

  private static boolean isMeantFor(String host, List<String> hosts) {
    return hosts.isEmpty()
        || hosts.stream().map(HostedSkills::normal).anyMatch(normal(host)::equals);
  }

  /** Hosts are written with spaces, hyphens or underscores, and in either case. */
  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private static Diagnostic leftOut(Skill skill, String host) {
    return new Diagnostic(
        skill.source().file(),
        0,
        "hosts",
        Diagnostic.Severity.INFO,
        "host-not-meant",
        "not offered to '"
            + host
            + "': meant for "
            + String.join(", ", skill.declaration().hosts()),
        null);
  }
}
