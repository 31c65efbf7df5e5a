package dev.tunesmith.database.sandbox;

import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.OutOfRoomException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.Copier;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.Login;
import dev.tunesmith.database.embedded.ServerChoice;
import dev.tunesmith.database.embedded.ServerStock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Copies targets into sandboxes. */
public final class SandboxFactory {

  private static final String DATABASE = "copy";

  // Data without its bloat, plus the write-ahead log and what sorting spills.
  private static final long HEADROOM_BYTES = 1L << 30;

  private SandboxFactory() {}

  /** Copies a target into a server that is on the class path. */
  public static SandboxCopy copy(Target target, EmbeddedServer.Settings settings) {
    return copy(target, settings, ServerStock.onClassPath());
  }

  /**
   * Copies a target's schema and data, as one snapshot, into a server of its own, of the target's
   * major version where the stock has it.
   *
   * @throws DatabaseException if there is no room, or the server does not start, or the target goes
   *     away; nothing is left behind then
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted; the server
   *     that was begun is stopped
   */
  public static SandboxCopy copy(
      Target target, EmbeddedServer.Settings settings, ServerStock stock) {
    return copy(target, settings, stock, Copier.Amount.ALL);
  }

  /** The same, of a target that is larger than an amount a sample. */
  public static SandboxCopy copy(
      Target target, EmbeddedServer.Settings settings, ServerStock stock, Copier.Amount amount) {
    Copier copying = target.dialect().copying();
    long bytes = target.snapshots().read("asking for the target's size", copying::bytes);
    requireRoom(amount.of(bytes));
    ServerChoice choice = stock.choose(target.server().major());
    long began = System.nanoTime();
    EmbeddedServer server = EmbeddedServer.start(settings, choice.binaries());
    boolean done = false;
    try {
      SandboxCopy copy =
          target
              .snapshots()
              .read(
                  "copying the target",
                  (source, running) -> fill(source, running, server, target, amount, began));
      done = true;
      return choice.reason().map(copy::noting).orElse(copy);
    } finally {
      if (!done) {
        server.close();
      }
    }
  }

  private static SandboxCopy fill(
      Connection source,
      CancellableRun running,
      EmbeddedServer server,
      Target target,
      Copier.Amount amount,
      long began)
      throws SQLException {
    Copier copying = target.dialect().copying();
    List<String> notes = new ArrayList<>();
    try (Connection administrator = SuperuserDoor.toServer(server).getConnection()) {
      notes.addAll(
          running.stoppable(
              () -> target.dialect().cancel(administrator),
              () -> copying.createDatabase(DATABASE, source, administrator)));
    }
    try (Connection owner = OwnerDoor.to(server, DATABASE).getConnection();
        Connection administrator = SuperuserDoor.to(server, DATABASE).getConnection()) {
      Copier.Destination destination =
          new Copier.Destination(
              owner,
              administrator,
              server.client(DATABASE),
              Login.OWNER.role(),
              Login.CLIENT.role());
      Copier.Copied copied =
          running.stoppable(
              () -> stop(target.dialect(), owner, administrator),
              () -> copying.copy(source, destination, amount));
      notes.addAll(copied.notes());
      return new SandboxCopy(
          new EmbeddedSandbox(server, DATABASE, target.dialect()),
          copied.rows(),
          copying.bytes(owner),
          Duration.ofNanos(System.nanoTime() - began),
          target.dialect().server(owner).toString(),
          copied.missing(),
          copied.share(),
          notes);
    }
  }

  private static void stop(Dialect dialect, Connection owner, Connection administrator)
      throws SQLException {
    dialect.cancel(owner);
    dialect.cancel(administrator);
  }

  private static void requireRoom(long bytes) {
    Path directory = Path.of(System.getProperty("java.io.tmpdir", "."));
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      if (free < bytes + HEADROOM_BYTES) {
        throw new OutOfRoomException(
            "a sandbox needs about %d MB in %s, where %d MB are free; make room or set TMPDIR"
                .formatted((bytes + HEADROOM_BYTES) >> 20, directory, free >> 20));
      }
    } catch (IOException e) {
      throw new DatabaseException("the room in " + directory + " cannot be seen", e);
    }
  }
}
