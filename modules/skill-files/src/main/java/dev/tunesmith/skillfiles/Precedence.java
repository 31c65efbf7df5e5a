package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which of several skills with one id holds: what lies in a backup folder comes last, then
 * explicit before project before user before built-in, then the shallower path, then the root that
 * was named first, then the path. The others keep their qualified id.
 */
final class Precedence {

  private static final Comparator<Found> FIRST_WINS =
      Comparator.comparing((Found found) -> found.candidate().isInBackup())
          .thenComparing(found -> found.candidate().origin())
          .thenComparing(found -> found.candidate().folders().size());

  private final Set<String> taken = new HashSet<>();
  private final List<Found> held = new ArrayList<>();
  private final List<Found> shadowed = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Sorts out what was found, in the order of the roots. */
  static SkillLibrary decide(List<Found> found, List<Diagnostic> earlier) {
    Precedence precedence = new Precedence();
    Map<String, List<Found>> byId = new TreeMap<>();
    for (Found each : found) {
      byId.computeIfAbsent(each.naming().id(), id -> new ArrayList<>()).add(each);
    }
    precedence.taken.addAll(byId.keySet());
    byId.values().forEach(precedence::decide);
    List<Diagnostic> all = new ArrayList<>(earlier);
    all.addAll(precedence.diagnostics);
    return new SkillLibrary(inOrder(precedence.held), inOrder(precedence.shadowed), all);
  }

  private static List<Skill> inOrder(List<Found> found) {
    return found.stream().map(Found::skill).sorted(Comparator.comparing(Skill::id)).toList();
  }

  private void decide(List<Found> sameId) {
    List<Found> ranked = sameId.stream().sorted(FIRST_WINS).toList();
    Found winner = ranked.get(0);
    held.add(winner);
    List<Found> losers = ranked.subList(1, ranked.size());
    if (losers.isEmpty()) {
      return;
    }
    List<Found> renamed = losers.stream().map(loser -> loser.withId(freeId(loser))).toList();
    shadowed.addAll(renamed);
    note(winner, renamed);
  }

  private String freeId(Found loser) {
    String qualified = loser.naming().qualified();
    String origin = label(loser.candidate().origin()) + "." + qualified;
    String id = taken.contains(qualified) ? origin : qualified;
    int number = 2;
    while (!taken.add(id)) {
      id = origin + "-" + number;
      number++;
    }
    return id;
  }

  private void note(Found winner, List<Found> losers) {
    SkillId id = winner.skill().id();
    boolean isIntended =
        losers.stream().allMatch(each -> each.candidate().origin() != winner.candidate().origin());
    String others =
        losers.stream()
            .map(each -> each.candidate().shown() + " (now " + each.skill().id() + ")")
            .collect(Collectors.joining(", "));
    Findings findings = new Findings(winner.candidate().shown());
    findings.add(
        isIntended ? Finding.BUILT_IN_REPLACED : Finding.NAME_TWICE,
        winner.nameLine(),
        "name",
        "'" + id + "' is taken from " + winner.candidate().shown() + "; it is also in " + others);
    diagnostics.addAll(findings.diagnostics());
  }

  private static String label(Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
