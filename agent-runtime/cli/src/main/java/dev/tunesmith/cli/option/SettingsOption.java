package dev.tunesmith.cli.option;

import dev.tunesmith.engine.order.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which settings file counts: the named one, else the one in the working directory. */
public final class SettingsOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 21,
      description = {
        "Settings: which model a skill's 'model:' means, prices, budgets.",
        "Default: tunesmith.yaml in the working directory, if it is there."
      })
  private @Nullable Path file;

  /** The file, if there is one. */
  public Optional<Path> file() {
    Path named = file;
    return named == null
        ? Optional.of(Path.of(Settings.FILE)).filter(Files::exists)
        : Optional.of(named);
  }
}
