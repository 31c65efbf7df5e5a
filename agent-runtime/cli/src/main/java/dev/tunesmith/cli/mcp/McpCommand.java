package dev.tunesmith.cli.mcp;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.ServerOptions;
import dev.tunesmith.cli.option.SessionLog;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.order.ProductVersion;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.mcp.ClientConfig;
import dev.tunesmith.mcp.HostServer;
import dev.tunesmith.mcp.journal.Journals;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.session.Worker;
import dev.tunesmith.mcp.session.WorkerCommand;
import dev.tunesmith.mcp.tool.Setup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves the runtime to an agent host over the Model Context Protocol. */
@Command(
    name = "mcp",
    description = {
      "Serves Tunesmith to an agent host (Claude Desktop, Claude Code, Codex, VS Code, any MCP"
          + " client).",
      "The host starts it and speaks over standard input and output; sessions run in processes of",
      "their own and go on when the host ends. Databases are named in tunesmith.yaml."
    },
    footer = {
      "  tunesmith mcp --print-config claude-desktop",
      "  tunesmith mcp --config ~/tunesmith.yaml",
      "",
      "docs/hosts.md tells what works where.",
      "",
      "Exit codes: 0 the host ended, 1 a fault of ours, 2 an option cannot be used."
    })
public final class McpCommand implements Callable<Integer> {

  private static final String TOKEN = "TUNESMITH_MCP_TOKEN";
  private static final int SHORTEST_TOKEN = 16;

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ServerOptions servers = new ServerOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 1,
      description = {
        "Settings with the databases by name, read anew at each call.",
        "Default: tunesmith.yaml in the working directory, else in ~/.tunesmith."
      })
  private @Nullable Path config;

  @Option(
      names = "--skills",
      paramLabel = "DIR",
      arity = "1..*",
      order = 7,
      description = "Folders of skill files; they join the built-in crew or replace its members.")
  private List<Path> skills = List.of();

  @Option(
      names = "--sessions",
      paramLabel = "DIR",
      order = 8,
      description = "Where sessions keep their results. Default: ~/.tunesmith/sessions.")
  private @Nullable Path sessions;

  @Option(
      names = "--print-config",
      paramLabel = "HOST",
      converter = HostName.class,
      order = 9,
      description =
          "Print what to paste into a host's configuration: claude-desktop, claude-code, codex or"
              + " vscode.")
  private @Nullable ClientConfig printed;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.class,
      order = 10,
      description = {
        "Serve over HTTP instead, at http://HOST:PORT/mcp, for example 127.0.0.1:7801. Each"
            + " request",
        "must bear the token that TUNESMITH_MCP_TOKEN holds (16 characters or more)."
      })
  private @Nullable InetSocketAddress http;

  @Option(
      names = "--tools",
      paramLabel = "SET",
      order = 11,
      description = {
        "Offer more tools than the usual ones: ${COMPLETION-CANDIDATES} for the four of the"
            + " journal,",
        "in which sessions keep what was tried and what came of it."
      })
  private Set<MoreTools> more = EnumSet.noneOf(MoreTools.class);

  /** Tools that are offered only on demand: each costs a host's model room. */
  enum MoreTools {
    journal
  }

  @Option(names = "--worker", hidden = true)
  private boolean isWorker;

  @Parameters(hidden = true, arity = "0..2")
  private List<String> work = List.of();

  /** A command that writes to {@code terminal} and finds passwords and keys in the environment. */
  public McpCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    if (printed != null) {
      print(printed);
    } else if (isWorker && work.size() == 2) {
      Path folder = Path.of(work.get(0));
      SessionLog.into(folder);
      new Worker(folder, work.get(1), environment).work(System.in, servers.servers(environment));
    } else if (work.isEmpty()) {
      serve();
    } else {
      throw new InvalidInputException("'mcp' takes options only, got " + work.get(0));
    }
    return ExitCode.FINISHED;
  }

  private void print(ClientConfig host) {
    List<String> command = new ArrayList<>(ThisProgram.words());
    command.addAll(List.of("mcp", "--config", settings().toAbsolutePath().toString()));
    skills.forEach(each -> command.addAll(List.of("--skills", absolute(each))));
    more.forEach(each -> command.addAll(List.of("--tools", each.name())));
    if (sessions != null) {
      command.addAll(List.of("--sessions", absolute(sessions)));
    }
    terminal.error("for " + host.place() + ":");
    host.lines(command).lines().forEach(terminal::line);
  }

  private void serve() {
    Path root = sessions == null ? home().resolve("sessions") : sessions.toAbsolutePath();
    create(root);
    SessionLog.into(root);
    List<String> worker = new ArrayList<>(ThisProgram.words());
    worker.add("mcp");
    worker.addAll(servers.words());
    worker.add("--worker");
    Setup setup =
        new Setup(
            settings().toAbsolutePath(),
            skills.stream().map(Path::toAbsolutePath).toList(),
            environment,
            servers.servers(environment),
            new Sessions(root, new WorkerCommand(worker)),
            more.contains(MoreTools.journal) ? journal() : null);
    HostServer server = new HostServer(ProductVersion.current(), setup);
    if (http != null) {
      String token = token();
      terminal.error("serving at http://" + http.getHostString() + ":" + http.getPort() + "/mcp");
      server.http(http, token);
      return;
    }
    OutputStream wire = new FileOutputStream(FileDescriptor.out);
    // Whoever prints by mistake must not speak on the wire.
    System.setOut(System.err);
    server.stdio(System.in, wire);
  }

  private String token() {
    String token = environment.getOrDefault(TOKEN, "").strip();
    if (token.length() < SHORTEST_TOKEN) {
      throw new InvalidInputException(
          "--http needs a token of 16 characters or more in the variable " + TOKEN);
    }
    return token;
  }

  private Path settings() {
    if (config != null) {
      return config;
    }
    Path here = Path.of(Settings.FILE);
    return Files.exists(here) ? here : home().resolve(Settings.FILE);
  }

  private @Nullable WorkJournal journal() {
    Path file = settings();
    JournalPlace place =
        Files.exists(file) ? SettingsFile.read(file).journal() : new JournalPlace.Usual();
    return Journals.open(place, environment, terminal::error).orElse(null);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "."), ".tunesmith");
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
