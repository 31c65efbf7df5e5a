package dev.tunesmith.cli.session;

import dev.tunesmith.cli.option.CrewFolders;
import dev.tunesmith.cli.option.GeneralOptions;
import dev.tunesmith.cli.option.SettingsOption;
import dev.tunesmith.cli.progress.Progress.Detail;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.engine.skills.SkillCatalogue;
import dev.tunesmith.mcp.journal.Journals;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that runs a session. */
final class SessionOptions {

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "builtin",
      order = 20,
      description = {
        "Who works the cases: builtin, openai:NAME, anthropic:NAME or ollama:NAME. A model's",
        "address and key come from the environment; builtin, the default, needs neither."
      })
  private String model = "builtin";

  @Option(
      names = "--skills",
      paramLabel = "DIR",
      arity = "1..*",
      order = 7,
      description = {
        "Folders of skill files; they join the built-in crew or replace its members, and lie over",
        "those in .tunesmith/skills of the working directory."
      })
  private List<Path> skills = List.of();

  @Option(
      names = "--strict",
      order = 8,
      description = "Do not begin if 'tunesmith skills validate --strict' finds fault with them.")
  private boolean strict;

  @Option(
      names = "--share-values",
      order = 22,
      description = {
        "Let the string literals of statements, plans and conditions reach the model.",
        "Without it the model sees 'withheld_1' and so on in their place."
      })
  private boolean sharesValues;

  @Option(
      names = "--record",
      order = 9,
      description = {
        "Keep all that the session learns in recording.jsonl, for 'tunesmith replay DIR'. It holds",
        "statements and what models were told, but no password and no key."
      })
  private boolean records;

  @Mixin private final SettingsOption settings = new SettingsOption();

  @Option(names = "--quiet", order = 97, description = "Say nothing before the end.")
  private boolean quiet;

  /**
   * Configures a session.
   *
   * @throws InvalidInputException if the crew must be without fault and is not
   */
  void applyTo(TuningSessionBuilder session, Map<String, String> environment) {
    if (strict) {
      refuseFaults(SkillCatalogue.load(CrewFolders.over(skills)).diagnostics());
    }
    session
        .model(model)
        .environment(environment)
        .skills(CrewFolders.over(skills).toArray(Path[]::new));
    settings.file().ifPresent(session::settings);
    if (records) {
      session.record();
    }
    if (sharesValues) {
      session.shareValues();
    }
  }

  /** Lets a session learn from those before it. */
  void remember(
      TuningSessionBuilder session, Map<String, String> environment, Consumer<String> told) {
    JournalPlace place =
        settings
            .file()
            .map(file -> SettingsFile.read(file).journal())
            .orElseGet(JournalPlace.Usual::new);
    Journals.open(place, environment, told).ifPresent(session::journal);
  }

  private static void refuseFaults(List<Diagnostic> diagnostics) {
    List<Diagnostic> faults =
        diagnostics.stream().filter(each -> each.severity() != Diagnostic.Severity.INFO).toList();
    if (!faults.isEmpty()) {
      Diagnostic first = faults.get(0);
      String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
      throw new InvalidInputException(
          first.file()
              + ":"
              + first.line()
              + ": "
              + first.message()
              + more
              + "; 'tunesmith skills validate' tells what to do");
    }
  }

  Detail detail() {
    boolean isVerbose = command != null && GeneralOptions.isVerbose(command);
    if (quiet && isVerbose) {
      throw new InvalidInputException("--quiet and --verbose exclude each other");
    }
    if (quiet) {
      return Detail.QUIET;
    }
    return isVerbose ? Detail.VERBOSE : Detail.NORMAL;
  }
}
