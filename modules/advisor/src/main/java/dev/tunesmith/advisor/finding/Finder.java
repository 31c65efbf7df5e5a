package dev.tunesmith.advisor.finding;

import java.util.stream.Stream;

/** Finds issues of one kind, or of a few that belong together. */
interface Finder {

  /** The issues, in the order in which they matter among each other. */
  Stream<Found> in(Findings findings);
}
