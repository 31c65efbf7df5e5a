package dev.tunesmith.cli.past;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.reports.MigrationForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a session's migrations in the form of a migration tool. */
@Command(
    name = "migrations",
    description = {
      "Writes a session's migrations as a migration tool reads them, from its ledger.",
      "Flyway: versioned migrations, each with a .conf; an undo is a later version in undo/,",
      "to be copied without its .undo when it is needed;",
      "flyway.postgresql.transactional.lock=false must be set, or CONCURRENTLY waits for ever.",
      "Liquibase: one changelog in formatted SQL with rollbacks. Alembic: revisions; put the first",
      "behind your own head."
    },
    footer = {
      "  tunesmith migrations results --format flyway --out src/main/resources/db/migration",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 no readable ledger, nothing handed over, or a",
      "file is there already."
    })
public final class MigrationsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORM",
      required = true,
      order = 1,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private MigrationForm form = MigrationForm.SQL;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      order = 2,
      description = {
        "Where to write the files; nothing is written over.",
        "Default: a folder named after the form in the result folder."
      })
  private @Nullable Path out;

  /** A command that writes to {@code terminal}. */
  public MigrationsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SessionState state = PastSession.read(folder);
    Path into = out == null ? folder.resolve(form.folderName()) : out;
    if (form.files(state).isEmpty()) {
      throw new InvalidInputException("the session in " + folder + " handed no migration over");
    }
    for (Path file : form.files(state).keySet()) {
      if (Files.exists(into.resolve(file))) {
        throw new InvalidInputException(into.resolve(file) + " is there already");
      }
    }
    form.write(into, state).forEach(terminal.out()::println);
    terminal.out().flush();
    return ExitCode.FINISHED;
  }
}
