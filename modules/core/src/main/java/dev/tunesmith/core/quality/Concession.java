package dev.tunesmith.core.quality;

/** Something only a person may agree to; at level 4 the person's choice agrees to all of it. */
public enum Concession {
  /** A rewrite that was tested and not refuted, but that no rule proves equal. */
  TESTED_REWRITE,
  /** Answers as old as a materialised view's last refresh. */
  STALE_ANSWERS
}
