package dev.tunesmith.mcp.tool;

import dev.tunesmith.mcp.session.Fence;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.session.SessionFiles;
import dev.tunesmith.mcp.session.SessionId;
import dev.tunesmith.mcp.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of sessions, as resources. */
public final class SessionResources {
  private static final int MOST = 2_000_000;

  private final Sessions sessions;

  /** The files of these sessions. */
  public SessionResources(Sessions sessions) {
    this.sessions = sessions;
  }

  /** A file that a host may read. */
  public record Listed(String uri, String name, String mimeType) {}

  /** How the address of a resource is made. */
  public record Template(String uri, String name, String mimeType) {}

  /** The files of the latest sessions. */
  public List<Listed> list() {
    return sessions.latest().stream().flatMap(this::of).toList();
  }

  private Stream<Listed> of(SessionId session) {
    return SessionFiles.of(sessions.place(session)).stream()
        .map(
            each ->
                new Listed(
                    SessionFiles.uri(session.value(), each),
                    session.value() + "/" + each,
                    mimeType(each.toString())));
  }

  /** How the addresses of all files are made. */
  public List<Template> templates() {
    return Stream.of(
            "report.md",
            "report.html",
            "handover.json",
            "session.json",
            "migrations/{file}",
            "rewrites/{file}")
        .map(each -> new Template(SessionFiles.SCHEME + "{session}/" + each, each, mimeType(each)))
        .toList();
  }

  /** What kind of text stands behind an address. */
  public static String mimeType(String uri) {
    if (uri.endsWith(".html")) {
      return "text/html";
    }
    if (uri.endsWith(".json")) {
      return "application/json";
    }
    return uri.endsWith(".md") ? "text/markdown" : "application/sql";
  }

  /**
   * The text behind an address, its secrets masked; literals stand, since a migration needs them.
   *
   * @throws RefusedCallException if there is none
   */
  public String read(String uri) {
    String[] parts =
        uri.startsWith(SessionFiles.SCHEME)
            ? uri.substring(SessionFiles.SCHEME.length()).split("/", 2)
            : new String[0];
    if (parts.length < 2) {
      throw new RefusedCallException(
          "resource-unknown",
          "there is no resource of that address",
          "addresses are like tunesmith://session/ID/report.md");
    }
    Path folder = sessions.folder(parts[0]);
    return Fence.withoutSecrets(SessionFiles.read(folder, parts[1]), MOST);
  }
}
