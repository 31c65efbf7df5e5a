package dev.tunesmith.cli.past;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.JdbcUrl;
import dev.tunesmith.cli.option.PasswordOptions;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.confirmation.Confirmation;
import dev.tunesmith.core.confirmation.RemedyFinding;
import dev.tunesmith.core.session.SessionEvent.RemediesConfirmed;
import dev.tunesmith.engine.LaterConfirmation;
import dev.tunesmith.reports.ConfirmationPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what became of what a session handed over. */
@Command(
    name = "confirm",
    description = {
      "Looks at the database, days later, for what a session handed over: whether it is there, is",
      "valid and used, whether statements are planned and take as long as was foreseen. The",
      "database is only read; what was seen is appended to the session's ledger."
    },
    footer = {
      "  tunesmith confirm results --url jdbc:postgresql://localhost/shop --user reader \\",
      "      --password-env SHOP_PASSWORD",
      "",
      "How long runs take is known where the server has pg_stat_statements; the mean is taken"
          + " since",
      "the session, and since an earlier 'confirm' that saw the remedy there.",
      "Exit codes: 0 all is confirmed, 1 something is not, or a fault of ours, 2 bad input or",
      "unreachable database."
    })
public final class ConfirmCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PasswordOptions password = new PasswordOptions();

  @Parameters(paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      order = 1,
      converter = JdbcUrl.class,
      description = "The session's database, as jdbc:postgresql://HOST[:PORT]/DATABASE.")
  private String url = "";

  @Option(
      names = "--user",
      paramLabel = "USER",
      required = true,
      order = 2,
      description = "The login; reading rights are enough.")
  private String user = "";

  /** A command that writes to {@code terminal} and finds passwords in {@code environment}. */
  public ConfirmCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    List<Confirmation> seen =
        LaterConfirmation.of(folder, url, user, password.password(environment))
            .run()
            .state()
            .latest(RemediesConfirmed.class)
            .map(RemediesConfirmed::remedies)
            .orElse(List.of());
    seen.forEach(this::show);
    return seen.stream().allMatch(each -> each.finding() == RemedyFinding.CONFIRMED)
        ? ExitCode.FINISHED
        : ExitCode.FAULT;
  }

  private void show(Confirmation each) {
    terminal.line(each.issue() + "  " + each.finding().words() + ": " + each.remedy());
    terminal.line("    " + each.why());
    String runs = ConfirmationPart.runs(each);
    if (!runs.isEmpty()) {
      terminal.line("    " + runs);
    }
  }
}
