package dev.tunesmith.mcp.session;

import dev.tunesmith.json.CoreJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts workers: processes that live on when the one that started them ends.
 *
 * @param words the program with all it is given but the folder
 */
public record WorkerCommand(List<String> words) {
  private static final String LOG = "worker.log";

  public WorkerCommand {
    words = List.copyOf(words);
  }

  /** Starts one for a folder. */
  void start(Path folder, String database, WorkerOrder order) {
    List<String> command = new ArrayList<>();
    Path group = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(group)) {
      // A host may end all that belongs to it; a process group of its own is not among that.
      command.add(group.toString());
    }
    command.addAll(words);
    command.addAll(List.of(folder.toString(), database));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(CoreJson.write(order).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new RefusedCallException(
          "worker-not-started",
          "no process could be started for the session: " + e.getMessage(),
          "look into " + folder.resolve(LOG));
    }
  }
}
