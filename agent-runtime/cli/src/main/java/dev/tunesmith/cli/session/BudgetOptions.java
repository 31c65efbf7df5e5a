package dev.tunesmith.cli.session;

import dev.tunesmith.cli.option.ByteSize;
import dev.tunesmith.cli.option.TimeSpan;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.RunUnderLoad;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a session may use. */
final class BudgetOptions {

  /** As many as a sandbox has room for beside its own. */
  private static final int MOST_CONNECTIONS = 64;

  @Option(
      names = "--storage-budget",
      paramLabel = "SIZE",
      order = 10,
      converter = ByteSize.class,
      description = "How much the remedies may add, for example 500MB or 2GB. Default: no limit.")
  private @Nullable Long storageBytes;

  @Option(
      names = "--clone-limit",
      paramLabel = "SIZE",
      order = 10,
      converter = ByteSize.class,
      description = {
        "How much of the database is copied at most; of a larger one a sample is, in which rows"
            + " keep",
        "what belongs to them. Default: 10GB."
      })
  private @Nullable Long cloneBytes;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      order = 11,
      description = "How many attempts at most, over all issues. Default: 100.")
  private @Nullable Integer iterations;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      order = 12,
      converter = TimeSpan.class,
      description = "How long at most, for example 90s, 30m or 2h. Default: 30m.")
  private @Nullable Duration deadline;

  @Option(
      names = "--connections",
      paramLabel = "N",
      order = 13,
      description =
          "How many connections work at once where the workload is run under load. Default: 4.")
  private @Nullable Integer connections;

  void applyTo(TuningSessionBuilder session) {
    if (storageBytes != null) {
      session.storageBudget(storageBytes);
    }
    if (cloneBytes != null) {
      session.cloneLimit(cloneBytes);
    }
    if (deadline != null) {
      session.deadline(deadline);
    }
    if (iterations != null) {
      if (iterations < 1) {
        throw new InvalidInputException("--max-iterations must be at least 1, got " + iterations);
      }
      session.maxIterations(iterations);
    }
    if (connections != null) {
      if (connections < 1 || connections > MOST_CONNECTIONS) {
        throw new InvalidInputException(
            "--connections must be 1 to " + MOST_CONNECTIONS + ", got " + connections);
      }
      session.underLoad(new RunUnderLoad(connections, RunUnderLoad.STANDARD.side()));
    }
  }
}
