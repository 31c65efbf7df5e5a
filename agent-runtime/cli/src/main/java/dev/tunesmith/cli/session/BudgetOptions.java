package dev.tunesmith.cli.session;

import dev.tunesmith.cli.option.ByteSize;
import dev.tunesmith.cli.option.TimeSpan;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.order.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a session may use. */
final class BudgetOptions {

  @Option(
      names = "--storage-budget",
      paramLabel = "SIZE",
      order = 10,
      converter = ByteSize.class,
      description = "How much the remedies may add, for example 500MB or 2GB. Default: no limit.")
  private @Nullable Long storageBytes;

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

  void applyTo(TuningSession.Builder session) {
    if (storageBytes != null) {
      session.storageBudget(storageBytes);
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
  }
}
