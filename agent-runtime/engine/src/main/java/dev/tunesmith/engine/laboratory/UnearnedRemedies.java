package dev.tunesmith.engine.laboratory;

import dev.tunesmith.proof.closing.LeaveOneOut.Unearned;
import java.util.List;

/** The remedies that were taken out for good since they no longer earn their cost. */
public record UnearnedRemedies(List<Unearned> unearned) {
  public UnearnedRemedies {
    unearned = List.copyOf(unearned);
  }
}
