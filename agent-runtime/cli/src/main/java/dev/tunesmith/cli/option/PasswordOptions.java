package dev.tunesmith.cli.option;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.PasswordPlace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the password comes from; never the command line, which other users can read. */
public final class PasswordOptions {

  private static final String CUSTOMARY_VARIABLE = "PGPASSWORD";

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private @Nullable Source source;

  /** One of the two places a password may be in. */
  private static final class Source {

    @Option(
        names = "--password-env",
        paramLabel = "VAR",
        order = 3,
        description = {
          "Environment variable that holds the password.",
          "Without it and --password-file: PGPASSWORD if set, else no password."
        })
    private @Nullable String variable;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        order = 4,
        description = "File whose first line is the password.")
    private @Nullable Path file;
  }

  @Option(
      names = {"--password", "-W"},
      hidden = true,
      arity = "0..1",
      parameterConsumer = Refusal.class)
  @Nullable String refused;

  /** Explains to who tries it the usual way why that is no good. */
  static final class Refusal implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      throw new ParameterException(
          command.commandLine(),
          "a password does not belong on the command line, where others can read it;"
              + " use --password-env VAR or --password-file FILE");
    }
  }

  /**
   * The password, or null if there is none.
   *
   * @throws InvalidInputException if the named place holds none
   */
  public @Nullable String password(Map<String, String> environment) {
    if (source == null) {
      return environment.get(CUSTOMARY_VARIABLE);
    }
    return source.file == null
        ? fromVariable(environment)
        : new PasswordPlace.FirstLine(source.file).password(environment);
  }

  private String fromVariable(Map<String, String> environment) {
    String name = source == null ? null : source.variable;
    String password = name == null ? null : environment.get(name);
    if (password == null) {
      throw new InvalidInputException(
          "--password-env names " + name + ", but no such environment variable is set");
    }
    return password;
  }
}
