package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.LikeDescriptions;
import dev.tunesmith.core.crew.Responsibility;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.reports.page.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints who does what about a kind of issue, and which skills that leaves out. */
final class WhoLines {

  private static final int MOST_CLAIMANTS = 5;
  private static final String NOBODY = "nobody";

  private final Terminal terminal;

  WhoLines(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Responsibility found) {
    terminal.line(Tone.HEADING, found.kind().title() + " (" + found.kind().label() + ")");
    Optional<Assignment> owner = found.owner();
    row("owns", owner.map(WhoLines::words).orElse("nobody; no skill speaks of it"));
    if (owner.isPresent()) {
      row("coordinates", found.coordinator().map(SkillId::value).orElse(NOBODY));
      row("advise", found.consulted().isEmpty() ? NOBODY : joined(found.consulted()));
      row("level 3", found.workerAt(Level.STRATEGIC).map(SkillId::value).orElse(NOBODY));
    }
    row("decides", "you");
    if (found.claimants().size() > 1) {
      row("would own too", others(found));
    }
    if (!found.tied().isEmpty()) {
      row("tied", joined(found.tied()) + ": nothing but the name decides");
    }
  }

  private static String others(Responsibility found) {
    List<Assignment> others = found.claimants().subList(1, found.claimants().size());
    int more = others.size() - MOST_CLAIMANTS;
    String named =
        others.stream()
            .limit(MOST_CLAIMANTS)
            .map(WhoLines::words)
            .collect(Collectors.joining(", "));
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private static String words(Assignment assignment) {
    return assignment.owner() + " (" + assignment.why() + ")";
  }

  private static String joined(List<SkillId> ids) {
    return ids.stream().map(SkillId::value).collect(Collectors.joining(", "));
  }

  private void row(String label, String text) {
    terminal.line(String.format("  %-13s  %s", label, text));
  }

  /** What is odd about a person's own skills. */
  void printFaults(List<Skill> own, List<Responsibility> all) {
    Set<SkillId> owners =
        all.stream()
            .flatMap(each -> each.owner().stream())
            .map(Assignment::owner)
            .collect(Collectors.toSet());
    Map<SkillId, List<Responsibility>> claimed = new HashMap<>();
    for (Responsibility each : all) {
      each.claimants()
          .forEach(one -> claimed.computeIfAbsent(one.owner(), id -> new ArrayList<>()).add(each));
    }
    for (Skill skill : own) {
      if (!owners.contains(skill.id())) {
        String why = why(claimed.getOrDefault(skill.id(), List.of()));
        terminal.line(Tone.WARNING, skill.id() + " owns nothing: " + why);
      }
    }
    LikeDescriptions.among(own)
        .forEach(
            pair ->
                terminal.line(
                    Tone.WARNING,
                    pair.one().id()
                        + " and "
                        + pair.other().id()
                        + " describe themselves alike; whoever chooses by description chooses by"
                        + " chance"));
  }

  private static String why(List<Responsibility> claimed) {
    return claimed.isEmpty()
        ? "it speaks of no kind of issue; write owns: [slow query], or another"
        : claimed.stream()
            .flatMap(
                each ->
                    each.owner().stream()
                        .map(owner -> "of " + each.kind().title() + ", " + owner.owner()))
            .distinct()
            .collect(Collectors.joining("; ", "others say it more plainly, ", ""));
  }

  static JsonText json(Responsibility found) {
    return new JsonText()
        .with("kind", found.kind().label())
        .with("owner", found.owner().map(one -> one.owner().value()).orElse(null))
        .with("why", found.owner().map(Assignment::why).orElse(null))
        .with("coordinator", found.coordinator().map(SkillId::value).orElse(null))
        .with("consulted", found.consulted().stream().map(SkillId::value).toList())
        .with("strategic", found.workerAt(Level.STRATEGIC).map(SkillId::value).orElse(null))
        .with("decides", "person")
        .with("tied", found.tied().stream().map(SkillId::value).toList())
        .withObjects(
            "claimants",
            found.claimants().stream()
                .map(
                    one -> new JsonText().with("skill", one.owner().value()).with("why", one.why()))
                .toList());
  }
}
