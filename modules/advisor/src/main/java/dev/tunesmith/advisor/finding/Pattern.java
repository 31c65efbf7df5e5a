package dev.tunesmith.advisor.finding;

import java.util.stream.Stream;

/** A way in which statements spend time that could be saved. */
interface Pattern {

  /** One sentence for each place where it shows, in a person's words. */
  Stream<String> in(Seen seen);
}
