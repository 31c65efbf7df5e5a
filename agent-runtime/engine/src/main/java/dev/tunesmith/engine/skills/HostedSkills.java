package dev.tunesmith.engine.skills;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which skills a host is offered, and says which it is not. */
final class HostedSkills {

  private final @Nullable String host;

  /** For a host of that name; one without a name is offered all. */
  HostedSkills(@Nullable String host) {
    this.host = host;
  }

  boolean isOffered(Skill skill) {
    return host == null || isMeantFor(host, skill.declaration().hosts());
  }

  /** The library, with a word on each skill that it withholds. */
  SkillLibrary explained(SkillLibrary library) {
    List<Diagnostic> diagnostics = new ArrayList<>(library.diagnostics());
    library.withheld().forEach(skill -> diagnostics.add(withheld(skill)));
    return new SkillLibrary(library.skills(), library.shadowed(), library.withheld(), diagnostics);
  }

  private static boolean isMeantFor(String host, List<String> hosts) {
    Set<String> names = namesOf(normal(host));
    return hosts.isEmpty() || hosts.stream().map(HostedSkills::normal).anyMatch(names::contains);
  }

  /** What is meant for the desktop of a maker's host is meant for its command line too. */
  private static Set<String> namesOf(String host) {
    return host.endsWith("_code") || host.endsWith("_cli")
        ? Set.of(host, host.replaceFirst("_(?:code|cli)$", "_desktop"))
        : Set.of(host);
  }

  /** Hosts are written with spaces, hyphens or underscores, and in either case. */
  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private Diagnostic withheld(Skill skill) {
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
