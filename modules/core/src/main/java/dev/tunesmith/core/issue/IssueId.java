package dev.tunesmith.core.issue;

/** The id of an issue within a session, for example {@code I3}. */
public record IssueId(String value) {

  /** The id of the n-th issue of a session, from 1. */
  public static IssueId of(int number) {
    return new IssueId("I" + number);
  }

  @Override
  public String toString() {
    return value;
  }
}
