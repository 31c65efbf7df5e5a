package dev.tunesmith.cli.option;

import picocli.CommandLine.Option;

/** The options that every command has. */
public final class GeneralOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 100,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--verbose",
      order = 98,
      description = "Tell everything; after a fault of ours also the stack trace.")
  private boolean verbose;

  @Option(
      names = "--no-color",
      order = 99,
      description = "No colour, as with NO_COLOR in the environment.")
  private boolean noColor;

  /** Whether everything is to be told. */
  public boolean isVerbose() {
    return verbose;
  }
}
