package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.doctor.Check;
import dev.tunesmith.engine.doctor.Doctor;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.mcp.session.Fence;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Looks at a database before a session. */
final class DatabaseTools {
  private static final long PATIENCE_SECONDS = 8;

  private final Setup setup;
  private final NamedDatabases databases;

  DatabaseTools(Setup setup) {
    this.setup = setup;
    this.databases = new NamedDatabases(setup.settings());
  }

  HostTool check() {
    return new HostTool(
        new Tool(
            "database_check",
            "Checks whether a database can be tuned: reachable, rights, what a session needs. Call"
                + " it first.",
            List.of(Parameters.database())),
        "Check a database",
        Effect.READS,
        (arguments, client) -> answer(arguments));
  }

  private HostAnswer answer(Structure arguments) {
    String name = arguments.text(Parameters.DATABASE).orElse("").strip();
    TargetDatabase.Addressed target = databases.find(name).target(setup.environment());
    List<Check> checks = inTime(target);
    boolean isBad = checks.stream().anyMatch(each -> each.health() == Check.Health.BAD);
    String found =
        checks.stream()
            .map(
                each ->
                    each.health().name().toLowerCase(Locale.ROOT)
                        + " "
                        + each.subject()
                        + ": "
                        + each.found()
                        + (each.advice() == null ? "" : " -> " + each.advice()))
            .collect(Collectors.joining("\n"));
    String text =
        name
            + (isBad ? ": a session cannot run yet\n" : ": a session can run\n")
            + Fence.around(found, HostAnswer.MOST - 300)
            + (isBad ? "\nnext: tell the person what to mend" : "\nnext: tuning_prepare");
    return isBad
        ? new HostAnswer("error: database-unfit\n" + text, HostAnswer.Kind.REFUSED)
        : HostAnswer.of(text);
  }

  private List<Check> inTime(TargetDatabase.Addressed target) {
    FutureTask<List<Check>> looking =
        new FutureTask<>(
            () ->
                Doctor.target(target.jdbcUrl(), target.user(), target.password(), setup.servers()));
    Thread thread = new Thread(looking, "database check");
    thread.setDaemon(true);
    thread.start();
    try {
      return looking.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      looking.cancel(true);
      throw new RefusedCallException(
          "database-silent",
          "the database did not answer within " + PATIENCE_SECONDS + " s",
          "ask the person whether it is up and can be reached from here, then call again");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedCallException("cancelled", "the check was cancelled", "call it again");
    }
  }
}
