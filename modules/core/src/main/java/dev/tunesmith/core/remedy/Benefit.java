package dev.tunesmith.core.remedy;

/** What a remedy claims to improve; its trial tests just that. */
public enum Benefit {
  READ_TIME,
  WRITE_TIME,
  BYTES
}
