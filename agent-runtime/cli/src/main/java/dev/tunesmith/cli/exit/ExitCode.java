package dev.tunesmith.cli.exit;

/** The codes with which the program ends; scripts rely on them. */
public final class ExitCode {

  /** It did what it was asked. */
  public static final int FINISHED = 0;

  /**
   * A fault of ours; for {@code skills validate}, a faulty skill; for {@code replay}, a difference.
   */
  public static final int FAULT = 1;

  /** Bad input, an unreachable database, or a call that cannot be understood. */
  public static final int BAD_INPUT = 2;

  /** Decisions are pending, and {@code --fail-on-pending} was given. */
  public static final int DECISIONS_PENDING = 3;

  /** Stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
