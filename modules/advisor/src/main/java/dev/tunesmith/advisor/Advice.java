package dev.tunesmith.advisor;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * A remedy worth trying, with what the planner foresees; an estimate, never evidence.
 *
 * @param costBefore the planner's cost of the statements concerned as things stand
 * @param costAfter the planner's cost with the remedy
 * @param bytes what the remedy adds to the database's size, estimated; negative if it frees space
 * @param why one or two sentences for a person
 * @param companions what must be tried together with it, mostly nothing
 */
public record Advice(
    Remedy remedy,
    double costBefore,
    double costAfter,
    long bytes,
    String why,
    List<Remedy> companions) {

  public Advice {
    companions = List.copyOf(companions);
  }

  /** A remedy that is worth trying alone. */
  public Advice(Remedy remedy, double costBefore, double costAfter, long bytes, String why) {
    this(remedy, costBefore, costAfter, bytes, why, List.of());
  }

  /** All that is to be tried together. */
  public List<Remedy> remedies() {
    return Stream.concat(companions.stream(), Stream.of(remedy)).toList();
  }

  /** The kinds of remedy that who tries it must be allowed. */
  public List<RemedyKind> kinds() {
    Stream<RemedyKind> own = remedies().stream().map(Remedy::kind);
    return companions.isEmpty()
        ? own.toList()
        : Stream.concat(own, Stream.of(RemedyKind.COMBINATION)).toList();
  }

  /** The share of the cost that is foreseen to be saved, 0 to 1. */
  public double foreseenGain() {
    return costBefore <= 0 ? 0 : Math.max(0, Math.min(1, 1 - costAfter / costBefore));
  }
}
