package dev.tunesmith.mcp.session;

import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.json.ValueJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a worker is spoken to: one line asks, one line answers. */
final class WorkerSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerSocket.class);
  private static final String NAME = "worker.sock";

  /** A path that is longer is no address of a socket everywhere. */
  private static final int LONGEST_ADDRESS = 90;

  private final Path path;
  private final ServerSocketChannel channel;
  private final UnaryOperator<Structure> answering;
  private final ExecutorService talks =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "host");
            thread.setDaemon(true);
            return thread;
          });

  private WorkerSocket(Path path, ServerSocketChannel channel, UnaryOperator<Structure> answering) {
    this.path = path;
    this.channel = channel;
    this.answering = answering;
  }

  /** Listens for whoever owns the folder. */
  static WorkerSocket open(Path folder, UnaryOperator<Structure> answering) {
    try {
      Path path = folder.resolve(NAME);
      if (path.toString().length() > LONGEST_ADDRESS) {
        path = Files.createTempDirectory("tunesmith").resolve(NAME);
      }
      Files.deleteIfExists(path);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path));
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
      WorkerSocket socket = new WorkerSocket(path, channel, answering);
      socket.talks.execute(socket::listen);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  private void listen() {
    try {
      while (true) {
        SocketChannel caller = channel.accept();
        talks.execute(() -> answer(caller));
      }
    } catch (ClosedChannelException e) {
      LOG.debug("nobody is listened to any more");
    } catch (IOException e) {
      LOG.error("the socket broke", e);
    }
  }

  private void answer(SocketChannel caller) {
    try (caller) {
      Structure asked = ValueJson.parse(line(caller)).orElse(Value.structure());
      write(caller, ValueJson.write(answering.apply(asked)));
    } catch (IOException e) {
      LOG.debug("a caller went away", e);
    }
  }

  /** What a worker answers; empty where none is there. */
  static Optional<Structure> ask(Path socket, Structure question) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      write(channel, ValueJson.write(question));
      return ValueJson.parse(line(channel));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String line(SocketChannel channel) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    String line = reader.readLine();
    return line == null ? "" : line;
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.debug("the socket could not be removed", e);
    }
    talks.shutdown();
  }
}
