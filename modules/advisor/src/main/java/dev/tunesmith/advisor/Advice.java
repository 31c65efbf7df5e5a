package dev.tunesmith.advisor;

import dev.tunesmith.core.remedy.Remedy;

/**
 * A remedy worth trying, with what the planner foresees; an estimate, never evidence.
 *
 * @param costBefore the planner's cost of the statements concerned as things stand
 * @param costAfter the planner's cost with the remedy
 * @param bytes what the remedy adds to the database's size, estimated; negative if it frees space
 * @param why one or two sentences for a person
 */
public record Advice(Remedy remedy, double costBefore, double costAfter, long bytes, String why) {

  /** The share of the cost that is foreseen to be saved, 0 to 1. */
  public double foreseenGain() {
    return costBefore <= 0 ? 0 : Math.max(0, Math.min(1, 1 - costAfter / costBefore));
  }
}
