package dev.tunesmith.database.embedded;

import dev.tunesmith.database.DatabaseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers that can be had for sandboxes: given as files, on the class path, fetched before, or
 * to be fetched. Nothing is fetched before it is needed, and nothing without a word. Immutable.
 */
public final class ServerStock {

  private static final Logger LOG = LoggerFactory.getLogger(ServerStock.class);

  private final List<ServerBinaries> given;
  private final @Nullable MavenFetch maven;
  private final Consumer<String> saying;

  private ServerStock(
      List<ServerBinaries> given, @Nullable MavenFetch maven, Consumer<String> saying) {
    this.given = List.copyOf(given);
    this.maven = maven;
    this.saying = saying;
  }

  /** What is on the class path; what is to be said goes to the log. */
  public static ServerStock onClassPath() {
    return new ServerStock(List.of(), null, LOG::info);
  }

  /**
   * These and the server in a file, which goes before.
   *
   * @throws DatabaseException if it cannot be read, or if its digest is none of those that are
   *     known
   */
  public ServerStock with(Path file) {
    List<ServerBinaries> more = new ArrayList<>(given);
    more.add(ServerBinaries.in(file));
    return new ServerStock(more, maven, saying);
  }

  /** These and what Maven can fetch. */
  public ServerStock fetching(MavenFetch fetch) {
    return new ServerStock(given, fetch, saying);
  }

  /** The same, telling a person what goes on. */
  public ServerStock saying(Consumer<String> listener) {
    return new ServerStock(given, maven, listener);
  }

  /**
   * The server of that major version if it can be had, else the nearest.
   *
   * @throws DatabaseException if there is none for this machine at all
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted while one is
   *     fetched
   */
  public ServerChoice choose(int major) {
    Optional<KnownServer> nearest = KnownServer.nearest(major);
    Optional<ServerBinaries> atHand = nearest.flatMap(this::atHand);
    if (atHand.isPresent()) {
      return choice(major, atHand.get());
    }
    return nearest.map(server -> fetchedOrOther(major, server)).orElseGet(() -> other(major, ""));
  }

  private ServerChoice fetchedOrOther(int major, KnownServer server) {
    MavenFetch fetch = maven;
    if (fetch == null) {
      return other(major, lack(server, "is not on the class path, and no Maven was found"));
    }
    saying.accept(
        "fetching %s for the sandbox through Maven, once: %d MB"
            .formatted(server.title(), megabytes(server)));
    try {
      return choice(major, fetch.fetch(server));
    } catch (DatabaseException e) {
      return other(major, lack(server, "could not be fetched: " + e.getMessage()));
    }
  }

  private static String lack(KnownServer server, String why) {
    return "%s %s; give its jar, %s, with --server-binaries or on the class path"
        .formatted(server.title(), why, server.coordinates());
  }

  private Optional<ServerBinaries> atHand(KnownServer server) {
    return Stream.concat(
            onHand().filter(each -> each.major() == server.major()),
            Stream.ofNullable(maven).flatMap(each -> each.fetched(server).stream()))
        .findFirst();
  }

  private Stream<ServerBinaries> onHand() {
    return Stream.concat(given.stream(), ServerBinaries.onClassPath().stream());
  }

  private static ServerChoice choice(int major, ServerBinaries found) {
    return new ServerChoice(
        found,
        found.major() == major
            ? null
            : "there is no PostgreSQL %d for sandboxes; %s is the nearest".formatted(major, found));
  }

  private ServerChoice other(int major, String lack) {
    ServerBinaries nearest =
        Stream.concat(onHand(), fetchedBefore())
            .min(Comparator.comparingInt(each -> Math.abs(each.major() - major)))
            .orElseGet(ServerBinaries::confined);
    String used = lack + (lack.isEmpty() ? "" : "; ") + "the sandbox is " + nearest;
    saying.accept(used);
    return new ServerChoice(nearest, used);
  }

  private Stream<ServerBinaries> fetchedBefore() {
    return Stream.ofNullable(maven)
        .flatMap(
            each ->
                KnownServer.forThisMachine().stream().flatMap(one -> each.fetched(one).stream()));
  }

  /** What {@link #choose} would come to, in a few words; nothing is fetched. */
  public ServerForecast foresee(int major) {
    Optional<KnownServer> nearest = KnownServer.nearest(major);
    Optional<ServerBinaries> atHand = nearest.flatMap(this::atHand);
    if (atHand.isPresent()) {
      ServerBinaries found = atHand.get();
      return new ServerForecast(found + " is at hand", found.major() == major);
    }
    if (nearest.isPresent() && maven != null) {
      KnownServer server = nearest.get();
      return new ServerForecast(
          "%s will be fetched through Maven, once: %d MB"
              .formatted(server.title(), megabytes(server)),
          server.major() == major);
    }
    ServerStock silent = new ServerStock(given, maven, text -> {});
    return new ServerForecast(silent.choose(major).reason().orElse("no server is at hand"), false);
  }

  private static long megabytes(KnownServer server) {
    return Math.max(1, server.bytes() >> 20);
  }
}
