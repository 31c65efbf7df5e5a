package dev.tunesmith.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A server's processes and files. It is closed to everybody from its first moment: the password is
 * there before it listens, and its environment holds nothing of this process's.
 */
final class ServerProcess {

  private static final Path UNSHARE = Path.of("/usr/bin/unshare");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOLD_CHARACTERS = 2_000;

  private final Path programs;
  private final Path home;
  private final int port;
  private final Process process;

  private ServerProcess(Path programs, Path home, int port, Process process) {
    this.programs = programs;
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /**
   * Makes the files of a server and starts it. It may not answer yet.
   *
   * @param home an empty folder of ours
   * @param user the superuser to be
   */
  static ServerProcess start(
      Path programs, Path home, String user, String password, Map<String, String> settings)
      throws IOException {
    Path data = ServerHomes.data(home);
    EmptyCluster.layOut(programs, data);
    if (!Files.exists(data)) {
      initialise(programs, home, user, password);
    }
    int port = freePort();
    Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    Map<String, String> all = new TreeMap<>(settings);
    all.put("port", Integer.toString(port));
    Files.writeString(data.resolve("postgresql.conf"), configuration(all));
    return new ServerProcess(
        programs,
        home,
        port,
        begin(command(programs, "postgres", List.of("-D", data.toString())), home));
  }

  private static void initialise(Path programs, Path home, String user, String password)
      throws IOException {
    Path data = ServerHomes.data(home);
    Path secret = home.resolve("password");
    OwnFiles.write(secret, password);
    try {
      run(
          programs,
          home,
          "initdb",
          List.of(
              "--pgdata=" + data,
              "--username=" + user,
              "--pwfile=" + secret,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--no-sync",
              "--no-instructions"));
    } finally {
      Files.delete(secret);
    }
  }

  private static String configuration(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(each -> each.getKey() + " = '" + each.getValue().replace("'", "''") + "'\n")
        .collect(Collectors.joining());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  /** Leaves its files, as they are now, to the next server with the same programs. */
  void keepEmpty(Statement statement) throws SQLException {
    EmptyCluster.keep(programs, ServerHomes.data(home), statement);
  }

  int port() {
    return port;
  }

  /** Whether its process lives; it may still not answer. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it has said of itself. */
  String told() throws IOException {
    return told(home);
  }

  private static String told(Path home) throws IOException {
    Path log = home.resolve("log");
    String text = Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8).strip() : "";
    return text.substring(Math.max(0, text.length() - TOLD_CHARACTERS));
  }

  /** Stops it at once; its data is not needed any more. */
  void stop() throws IOException {
    if (process.isAlive()) {
      try {
        run(
            programs,
            home,
            "pg_ctl",
            List.of("stop", "--wait", "--mode=immediate", "--pgdata=" + ServerHomes.data(home)));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void run(Path programs, Path home, String program, List<String> arguments)
      throws IOException {
    Process running = begin(command(programs, program, arguments), home);
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new IOException(program + " took too long");
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    }
    if (running.exitValue() != 0) {
      throw new IOException(program + " failed: " + told(home));
    }
  }

  /* The server refuses to run as root; in a user namespace of its own root is nobody. */
  private static List<String> command(Path programs, String program, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot() && Files.isExecutable(UNSHARE)) {
      command.addAll(List.of(UNSHARE.toString(), "--user"));
    }
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private static boolean isRoot() throws IOException {
    Path own = Path.of("/proc/self");
    return Files.exists(own) && Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
  }

  private static Process begin(List<String> command, Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equals("SystemRoot"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return builder.start();
  }
}
