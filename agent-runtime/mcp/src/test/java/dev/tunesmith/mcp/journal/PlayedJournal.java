package dev.tunesmith.mcp.journal;

import dev.tunesmith.engine.journal.FileJournal;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.mcp.HostServer;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.session.WorkerCommand;
import dev.tunesmith.mcp.tool.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A journal server of somebody else's, in a process of its own. */
final class PlayedJournal {

  private PlayedJournal() {}

  static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        PlayedJournal.class.getName(),
        folder.toString());
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Setup setup =
        new Setup(
            folder.resolve("tunesmith.yaml"),
            List.of(),
            Map.of(),
            SandboxServers.onClassPath(),
            new Sessions(folder, new WorkerCommand(List.of("false"))),
            new FileJournal(folder));
    new HostServer("1", setup).stdio(System.in, System.out);
    System.exit(0);
  }
}
