package dev.tunesmith.core.confirmation;

/** What a later look at a remedy comes to. */
public enum RemedyFinding {
  CONFIRMED("confirmed"),
  NOT_CONFIRMED("not confirmed"),
  UNDO_ADVISED("undo advised");

  private final String words;

  RemedyFinding(String words) {
    this.words = words;
  }

  /** As people read it. */
  public String words() {
    return words;
  }
}
