package dev.tunesmith.advisor.finding;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A way in which statements spend time that could be saved. */
interface Pattern {

  /** One sentence for each place where it shows, in a person's words. */
  Stream<String> in(Seen seen);

  /** What whoever wrote the statement can do; null where the fault does not lie there. */
  default @Nullable String byHand() {
    return null;
  }
}
