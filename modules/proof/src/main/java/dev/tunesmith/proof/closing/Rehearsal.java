package dev.tunesmith.proof.closing;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What came of taking every accepted remedy back in a sandbox and carrying it out again.
 *
 * @param statements how many migration statements ran
 * @param took the wall-clock time of all of them
 * @param differences what was not as it should be, a sentence each; empty if all went well
 */
public record Rehearsal(int statements, Duration took, List<String> differences) {

  public Rehearsal {
    differences = List.copyOf(differences);
  }

  /** Whether undo led back to the original definitions, and apply forward to the accepted ones. */
  public boolean isClean() {
    return differences.isEmpty();
  }

  /**
   * Undoes the accepted remedies, last first, compares what is there with {@code original}, and
   * carries the remedies out again.
   *
   * <p>Where a statement is refused, the sandbox holds whatever it had reached.
   *
   * @param original the sandbox's definitions before the first remedy
   */
  public static Rehearsal of(
      Sandbox sandbox, Set<String> original, List<Remedy> accepted, InstantSource clock) {
    Set<String> tuned = definitions(sandbox);
    Toggle real = SandboxRemedies.accepted(sandbox, accepted).real();
    Instant start = clock.instant();
    List<String> differences = new ArrayList<>();
    try {
      real.set(Presence.WITHOUT);
      differences.addAll(differences("after undo", original, definitions(sandbox)));
      real.set(Presence.WITH);
      differences.addAll(differences("after apply", tuned, definitions(sandbox)));
    } catch (StatementFailedException e) {
      differences.add(String.valueOf(e.getMessage()));
    }
    Duration took = Duration.between(start, clock.instant());
    return new Rehearsal(statements(sandbox, accepted), took, differences);
  }

  /**
   * Carries remedies out that are not in place, and takes them back at once. If that leads back to
   * where it began they are carried out again for good; else the sandbox is as they left it.
   */
  public static Rehearsal alone(Sandbox sandbox, List<Remedy> remedies, InstantSource clock) {
    Set<String> before = definitions(sandbox);
    Toggle real = SandboxRemedies.proposed(sandbox, remedies).real();
    Instant start = clock.instant();
    List<String> differences = new ArrayList<>();
    try {
      real.set(Presence.WITH);
      real.set(Presence.WITHOUT);
      differences.addAll(differences("after undo", before, definitions(sandbox)));
      if (differences.isEmpty()) {
        real.set(Presence.WITH);
      }
    } catch (StatementFailedException e) {
      differences.add(String.valueOf(e.getMessage()));
    }
    Duration took = Duration.between(start, clock.instant());
    return new Rehearsal(statements(sandbox, remedies), took, differences);
  }

  private static int statements(Sandbox sandbox, List<Remedy> accepted) {
    return accepted.stream()
        .map(sandbox::migration)
        .mapToInt(migration -> migration.apply().size() + migration.undo().size())
        .sum();
  }

  private static Set<String> definitions(Sandbox sandbox) {
    return sandbox.definitions();
  }

  private static List<String> differences(String when, Set<String> expected, Set<String> found) {
    List<String> differences = new ArrayList<>();
    for (String definition : expected) {
      if (!found.contains(definition)) {
        differences.add(when + " there should be, and is not: " + definition);
      }
    }
    for (String definition : found) {
      if (!expected.contains(definition)) {
        differences.add(when + " there should not be, and is: " + definition);
      }
    }
    return differences;
  }
}
