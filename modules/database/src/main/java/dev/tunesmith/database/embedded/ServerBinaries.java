package dev.tunesmith.database.embedded;

import dev.tunesmith.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of one version of a server, from an archive whose digest is known. They are unpacked
 * into a folder of ours, and what stands there is compared with what was unpacked before each run.
 */
public final class ServerBinaries {

  private static final Logger LOG = LoggerFactory.getLogger(ServerBinaries.class);

  /* What speaks to other servers, reads files, or runs languages that may do both. */
  private static final Pattern REACHING_OUT =
      Pattern.compile(
          ".*/(?:lib)?(?:dblink|postgres_fdw|file_fdw|adminpack|sslinfo|pg_prewarm|"
              + "(?:[a-z]+_)?plperlu?|(?:[a-z]+_)?plpython3?u?|pltclu?)"
              + "(?:--[^/]*\\.sql|\\.control|\\.so|\\.dylib|\\.dll)");
  private static final String LIST = "unpacked.sha256";

  /** Per archive and folder, what this process has unpacked or found whole. */
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  /** By what a folder that this process found whole is known not to have been changed since. */
  private static final Map<Path, String> STAMPS = new ConcurrentHashMap<>();

  private final ServerArchive archive;
  private final KnownServer server;
  private final boolean reachingOut;

  private ServerBinaries(ServerArchive archive, KnownServer server, boolean reachingOut) {
    this.archive = archive;
    this.server = server;
    this.reachingOut = reachingOut;
  }

  /**
   * The newest programs on the class path, without the libraries that reach out of a server.
   *
   * @throws DatabaseException if there are none for this kind of machine
   */
  public static ServerBinaries confined() {
    return newest(ClassPathHolder.FOUND);
  }

  /** The newest programs on the class path with all that belongs to them. */
  public static ServerBinaries whole() {
    return confined().reachingOut();
  }

  /**
   * The programs in a jar of such servers, or in an archive that was taken from one.
   *
   * @throws DatabaseException if it cannot be read, or if its digest is none of those that are
   *     known
   */
  public static ServerBinaries in(Path file) {
    return of(ServerArchive.in(file));
  }

  /** The same programs with all that belongs to them. */
  public ServerBinaries reachingOut() {
    return new ServerBinaries(archive, server, true);
  }

  /** All that is known on the class path. */
  static List<ServerBinaries> onClassPath() {
    return ClassPathHolder.FOUND;
  }

  private static final class ClassPathHolder {
    static final List<ServerBinaries> FOUND = found();

    private static List<ServerBinaries> found() {
      List<ServerBinaries> found = new ArrayList<>();
      for (URL each : resources()) {
        try {
          found.add(of(ServerArchive.at(each)));
        } catch (DatabaseException e) {
          LOG.warn("a server on the class path is not used: {}", e.getMessage());
        }
      }
      return List.copyOf(found);
    }

    private static List<URL> resources() {
      try {
        ClassLoader loader = Objects.requireNonNull(ServerBinaries.class.getClassLoader());
        return Collections.list(loader.getResources(Platform.archive()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ServerBinaries newest(List<ServerBinaries> binaries) {
    return binaries.stream()
        .max(Comparator.comparingInt(ServerBinaries::major))
        .orElseThrow(
            () ->
                new DatabaseException(
                    "there is no server for this machine on the class path: "
                        + Platform.archive()));
  }

  private static ServerBinaries of(ServerArchive archive) {
    try {
      return new ServerBinaries(archive, known(archive), false);
    } catch (IOException e) {
      throw new DatabaseException(
          "the server in " + archive + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Nothing is unpacked whose digest does not stand in our list. */
  private static KnownServer known(ServerArchive archive) throws IOException {
    String digest = archive.digest();
    KnownServer server =
        KnownServer.withDigest(digest)
            .orElseThrow(
                () ->
                    new DatabaseException(
                        "%s is refused: its archive's SHA-256, %s, is none of the known servers'"
                            .formatted(archive, digest)));
    if (!server.platform().equals(Platform.name())) {
      throw new DatabaseException(
          "%s is for %s, and this machine is %s"
              .formatted(archive, server.platform(), Platform.name()));
    }
    return server;
  }

  /** The first number of its version. */
  public int major() {
    return server.major();
  }

  @Override
  public String toString() {
    return server.title();
  }

  /**
   * The folder in {@code root} that holds the programs; who calls it keeps others of ours out.
   *
   * @throws IOException if they cannot be unpacked
   */
  Path unpackedIn(Path root) throws IOException {
    String name = "programs-" + server.digest().substring(0, 16);
    Path folder = root.resolve(name + (reachingOut ? "-whole" : ""));
    if (!Files.exists(folder)) {
      unpack(root, folder);
    }
    return folder;
  }

  private void unpack(Path root, Path folder) throws IOException {
    Path fresh = Files.createTempDirectory(root, "unpacking-");
    MessageDigest digest = Digests.sha256();
    try (InputStream packed = new DigestInputStream(archive.open(), digest)) {
      unpack(packed, fresh);
      packed.transferTo(OutputStream.nullOutputStream());
    }
    if (!Digests.words(digest).equals(server.digest())) {
      throw new IOException(archive + " was changed while it was unpacked");
    }
    Files.writeString(fresh.resolve(LIST), String.join("\n", digests(fresh)));
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    KNOWN.put(folder, Files.readString(folder.resolve(LIST)));
  }

  private void unpack(InputStream packed, Path fresh) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed));
    for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
      if (reachingOut || !REACHING_OUT.matcher(each.getName()).matches()) {
        write(each, tar, fresh);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive names a file outside of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      OwnFiles.permit(file, (entry.getMode() & 0100) != 0 ? "rwx------" : "rw-------");
    }
  }

  /**
   * Compares every file of a folder with what was unpacked; later on in this process only where the
   * system noted a change.
   *
   * @throws IOException if one is not
   */
  static void requireWhole(Path folder) throws IOException {
    Optional<String> stamps = FileStamps.of(files(folder));
    if (stamps.isPresent() && stamps.get().equals(STAMPS.get(folder))) {
      return;
    }
    String expected = KNOWN.get(folder);
    if (expected == null) {
      expected = Files.readString(folder.resolve(LIST), StandardCharsets.UTF_8);
    }
    if (!String.join("\n", digests(folder)).equals(expected)) {
      throw new IOException("the server's programs in " + folder + " were changed; remove them");
    }
    KNOWN.put(folder, expected);
    stamps.ifPresent(seen -> STAMPS.put(folder, seen));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file) && !file.endsWith(LIST)).sorted().toList();
    }
  }

  /** One line a file, in order of their names; of a link where it leads. */
  private static List<String> digests(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path file : files(folder)) {
      found.put(
          folder.relativize(file).toString(),
          Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : Digests.of(file));
    }
    return found.entrySet().stream().map(each -> each.getValue() + "  " + each.getKey()).toList();
  }
}
