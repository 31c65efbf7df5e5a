package dev.tunesmith.core.evidence;

/** The id that a claim cites, for example {@code E17}. */
public record EvidenceId(String value) {

  public EvidenceId {
    if (!value.matches("E[1-9][0-9]*")) {
      throw new IllegalArgumentException("an evidence id is E and a number, got " + value);
    }
  }

  /** The id of the n-th piece of evidence of a session, from 1. */
  public static EvidenceId of(long number) {
    return new EvidenceId("E" + number);
  }

  /** Which piece of evidence of its session it is, from 1. */
  public long number() {
    return Long.parseLong(value.substring(1));
  }

  @Override
  public String toString() {
    return value;
  }
}
