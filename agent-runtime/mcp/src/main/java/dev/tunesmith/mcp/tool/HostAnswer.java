package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.text.HiddenCharacters;

/** What a host's model reads as the answer to a call. */
public record HostAnswer(String text, Kind kind) {

  /** Whether the call was served. */
  public enum Kind {
    SERVED,
    REFUSED
  }

  /** 600 tokens of some four characters. */
  static final int MOST = 2_400;

  /** 4,500 tokens of some four characters, for what a mind needs to work on a case. */
  static final int MOST_OF_A_CASE = 18_000;

  /** A short answer; what is too much is cut off. */
  public static HostAnswer of(String text) {
    return new HostAnswer(HiddenCharacters.cut(text, MOST), Kind.SERVED);
  }

  /** What a mind reads of a case. */
  public static HostAnswer ofCase(String text) {
    return new HostAnswer(HiddenCharacters.cut(text, MOST_OF_A_CASE), Kind.SERVED);
  }

  /** A call that cannot be served: why, and what to do. */
  public static HostAnswer refused(String code, String message, String advice) {
    String text = "error: " + code + "\n" + message + "\nwhat to do: " + advice;
    return new HostAnswer(HiddenCharacters.cut(text, MOST), Kind.REFUSED);
  }

  /** Whether the call could not be served. */
  public boolean isRefused() {
    return kind == Kind.REFUSED;
  }
}
