package dev.tunesmith.engine.doctor;

import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at the machine a session would run on. */
final class MachineExamination {
  private static final long ENOUGH_BYTES = 2L << 30;
  private static final long MEGABYTE = 1L << 20;

  private MachineExamination() {}

  /** Java, room, and a server. */
  static List<Check> examine() {
    return List.of(java(), room(), server());
  }

  private static Check java() {
    return Check.good(
        "Java", Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
  }

  private static Check room() {
    Path folder = temporary();
    try {
      Files.delete(Files.createTempFile(folder, "tunesmith", ".probe"));
      long free = usableBytes(folder);
      String found = megabytes(free) + " free in " + folder;
      return free >= ENOUGH_BYTES
          ? Check.good("room", found)
          : Check.doubtful(
              "room",
              found,
              "a sandbox needs about as much room as your database occupies;"
                  + " name a roomier folder with -Djava.io.tmpdir");
    } catch (IOException e) {
      return Check.bad(
          "room",
          "nothing can be written to " + folder + ": " + e.getMessage(),
          "make room there, or name another folder with -Djava.io.tmpdir");
    }
  }

  static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  static long usableBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  static String megabytes(long bytes) {
    return bytes / MEGABYTE + " MB";
  }

  private static Check server() {
    try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
        Target target = Target.of(server.dataSource())) {
      return Check.good("sandbox", target.server() + " starts on this machine");
    } catch (DatabaseException e) {
      return Check.bad(
          "sandbox",
          "no server starts on this machine: " + e.getMessage(),
          "make sure that programs may be started from the temporary folder, and that it has room");
    }
  }
}
