package dev.tunesmith.core.session;

import dev.tunesmith.core.remedy.Remedy;
import java.util.List;

/**
 * What an earlier session learned about an issue like this one.
 *
 * @param remedies what was tried together, in this database's terms
 * @param words what came of it, and when; no figure, since it is none of this session's
 */
public record Recollection(List<Remedy> remedies, Outcome outcome, String words) {

  /** How it ended. */
  public enum Outcome {
    /** It passed every gate: worth trying first. */
    PROVEN,
    /** Its trial showed that it does not help: not worth trying again. */
    REFUSED
  }

  public Recollection {
    remedies = List.copyOf(remedies);
  }
}
