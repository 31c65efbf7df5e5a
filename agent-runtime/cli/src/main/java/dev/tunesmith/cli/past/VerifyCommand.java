package dev.tunesmith.cli.past;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.order.Attestation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a result folder is as its session wrote it. */
@Command(
    name = "verify",
    description = {
      "Checks that nobody changed a session's ledger, or what stands beside it, after it was",
      "written. Each line of a ledger carries a hash over itself and all lines before it."
    },
    footer = {
      "  tunesmith verify results",
      "  tunesmith verify results --anchor 3f2a…",
      "",
      "Exit codes: 0 all is as it was written, 1 something was changed, 2 the folder holds no",
      "ledger."
    })
public final class VerifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The result folder of a session.")
  private Path folder = Path.of("");

  @Option(
      names = "--anchor",
      paramLabel = "HASH",
      order = 1,
      description =
          "A hash that this command printed once and that you kept elsewhere. Without one, whoever"
              + " can write to the folder could have written all of it anew.")
  private @Nullable String anchor;

  /** A command that writes to {@code terminal}. */
  public VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Attestation found = PastSession.verify(folder, anchor);
    terminal.out().println("Ledger: " + ledger(found));
    terminal.out().println("End:    " + end(found));
    terminal.out().println("Files:  " + files(found));
    terminal.out().println("Anchor: " + anchored(found));
    terminal.out().flush();
    return found.holds() ? ExitCode.FINISHED : ExitCode.FAULT;
  }

  private static String ledger(Attestation found) {
    return found.fault() == null
        ? found.lines() + " lines, each follows from those before it"
        : found.fault() + "; " + found.lines() + " lines before it are as they were written";
  }

  private static String end(Attestation found) {
    if (found.fault() != null) {
      return "not attested, since the lines do not follow from each other";
    }
    return found.hasEnded()
        ? "the last line says that the session ended"
        : "not attested: the session is at work, was stopped, or lines were cut off at the end";
  }

  private String files(Attestation found) {
    if (found.fault() != null) {
      return "not compared, since the ledger does not hold";
    }
    if (found.changed().isEmpty()) {
      return "as the ledger has them";
    }
    return "not as the ledger has them: "
        + String.join(
            ", ",
            found.changed().stream().map(file -> folder.relativize(file).toString()).toList());
  }

  private static String anchored(Attestation found) {
    if (found.anchored() == null) {
      return "self-attested; keep "
          + found.hash()
          + " elsewhere, and --anchor shows later that all up to here is as it is now";
    }
    return found.anchored() == 0
        ? "no line carries it: the ledger was written anew, or the hash is another session's"
        : "line " + found.anchored() + " carries it: all up to there is as it was then";
  }
}
