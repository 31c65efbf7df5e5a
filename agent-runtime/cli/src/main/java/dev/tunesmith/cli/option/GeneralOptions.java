package dev.tunesmith.cli.option;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options that every command has. */
public final class GeneralOptions {

  private static final String VERBOSE = "--verbose";
  private static final int WIDTH = 100;

  private GeneralOptions() {}

  /** Adds them to a command and to all of its own commands. */
  public static void addTo(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    arrange(spec.usageMessage());
    spec.addOption(
            flag(98, VERBOSE)
                .description("Tell everything; after a fault of ours also the stack trace.")
                .build())
        .addOption(
            flag(99, "--no-color")
                .description("No colour, as with NO_COLOR in the environment.")
                .build())
        .addOption(
            flag(100, "-h", "--help").usageHelp(true).description("Show this help.").build());
    command.getSubcommands().values().forEach(GeneralOptions::addTo);
  }

  private static void arrange(UsageMessageSpec help) {
    help.sortOptions(false)
        .width(WIDTH)
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
    if (help.footerHeading().isEmpty()) {
      help.footerHeading("%nExamples:%n");
    }
  }

  /** Whether everything is to be told. */
  public static boolean isVerbose(CommandSpec command) {
    return command.commandLine().getParseResult().hasMatchedOption(VERBOSE);
  }

  /** An option without a value. */
  public static OptionSpec.Builder flag(int order, String... names) {
    return OptionSpec.builder(names).arity("0").type(boolean.class).order(order);
  }
}
