package dev.tunesmith.cli.doctor;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.JdbcUrl;
import dev.tunesmith.cli.option.PasswordOptions;
import dev.tunesmith.cli.option.ServerOptions;
import dev.tunesmith.cli.option.SettingsOption;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.doctor.Check;
import dev.tunesmith.engine.doctor.Check.Health;
import dev.tunesmith.engine.doctor.Doctor;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.reports.page.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at what a session needs, and says of each thing how it is. */
@Command(
    name = "doctor",
    description = {
      "Checks what a session needs, and says what to mend.",
      "Always: Java, room for temporary files, and a sandbox server of its own. With --target also",
      "the database, which server its sandbox would have, and the rights of the login; with --model"
          + " also the key, the model and whether",
      "it calls tools, by one short request that holds nothing of any database."
    },
    footer = {
      "  tunesmith doctor",
      "  tunesmith doctor --model openai:NAME",
      "  tunesmith doctor --target jdbc:postgresql://localhost/shop --user reader \\",
      "      --password-env SHOP_PASSWORD",
      "",
      "Exit codes: 0 a session can run, 1 a fault of ours, 2 something must be mended first."
    })
public final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private boolean isSound = true;

  @Mixin private final PasswordOptions password = new PasswordOptions();
  @Mixin private final SettingsOption settings = new SettingsOption();
  @Mixin private final ServerOptions servers = new ServerOptions();

  @Option(
      names = "--target",
      paramLabel = "URL",
      order = 1,
      converter = JdbcUrl.class,
      description = "A database, as jdbc:postgresql://HOST[:PORT]/DATABASE.")
  private @Nullable String target;

  @Option(
      names = "--user",
      paramLabel = "USER",
      order = 2,
      description = "The login at the database.")
  private @Nullable String user;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      order = 20,
      description = "A model: openai:NAME, anthropic:NAME or ollama:NAME.")
  private @Nullable String model;

  /** A command that writes to {@code terminal} and finds passwords and keys in the environment. */
  public DoctorCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    Settings read = settings();
    if (target != null && user == null) {
      throw new InvalidInputException("--target needs --user");
    }
    tell(Doctor.machine());
    if (target != null && user != null) {
      tell(
          Doctor.target(
              target, user, password.password(environment), servers.servers(environment)));
    }
    if (model != null) {
      tell(Doctor.models(model, read, environment));
    }
    return isSound ? ExitCode.FINISHED : ExitCode.BAD_INPUT;
  }

  private Settings settings() {
    Optional<Path> file = settings.file();
    Settings read = file.map(SettingsFile::read).orElse(Settings.NONE);
    file.ifPresent(each -> tell(List.of(Check.good("settings", each + " is understood"))));
    return read;
  }

  private void tell(List<Check> checks) {
    for (Check check : checks) {
      isSound &= check.health() != Health.BAD;
      terminal.line(
          toneOf(check.health()),
          String.format("%-9s %-9s %s", words(check.health()), check.subject(), check.found()));
      String advice = check.advice();
      if (advice != null) {
        terminal.line(String.format("%-9s %-9s → %s", "", "", advice));
      }
    }
  }

  private static String words(Health health) {
    return switch (health) {
      case GOOD -> "ok";
      case DOUBTFUL -> "doubtful";
      case BAD -> "bad";
    };
  }

  private static Tone toneOf(Health health) {
    return switch (health) {
      case GOOD -> Tone.GOOD;
      case DOUBTFUL -> Tone.WARNING;
      case BAD -> Tone.BAD;
    };
  }
}
