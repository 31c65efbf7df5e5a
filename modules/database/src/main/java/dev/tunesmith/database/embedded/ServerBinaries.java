package dev.tunesmith.database.embedded;

import dev.tunesmith.database.DatabaseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of one version of a server, from an archive on the class path. They are unpacked
 * into a folder of ours, and what stands there is compared with what was unpacked before each run.
 */
public final class ServerBinaries {

  /* What speaks to other servers, reads files, or runs languages that may do both. */
  private static final Pattern REACHING_OUT =
      Pattern.compile(
          ".*/(?:lib)?(?:dblink|postgres_fdw|file_fdw|adminpack|sslinfo|pg_prewarm|"
              + "(?:[a-z]+_)?plperlu?|(?:[a-z]+_)?plpython3?u?|pltclu?)"
              + "(?:--[^/]*\\.sql|\\.control|\\.so|\\.dylib|\\.dll)");
  private static final String LIST = "unpacked.sha256";

  /** Per archive and folder, what this process has unpacked or found whole. */
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private final URL archive;
  private final boolean reachingOut;

  private ServerBinaries(URL archive, boolean reachingOut) {
    this.archive = archive;
    this.reachingOut = reachingOut;
  }

  /**
   * The programs for this machine, without the libraries that reach out of a server.
   *
   * @throws DatabaseException if there are none for this kind of machine
   */
  public static ServerBinaries confined() {
    return of(resource(), false);
  }

  /** The programs for this machine with all that belongs to them. */
  public static ServerBinaries whole() {
    return of(resource(), true);
  }

  /** Programs of any version, from an archive of such a kind. */
  static ServerBinaries of(URL archive, boolean reachingOut) {
    return new ServerBinaries(archive, reachingOut);
  }

  private static URL resource() {
    String name = "/postgres-" + system() + "-" + architecture() + ".txz";
    URL found = ServerBinaries.class.getResource(name);
    if (found == null) {
      throw new DatabaseException("there is no server for this machine: " + name.substring(1));
    }
    return found;
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
  }

  /**
   * The folder in {@code root} that holds the programs; who calls it keeps others of ours out.
   *
   * @throws IOException if they cannot be unpacked
   */
  Path unpackedIn(Path root) throws IOException {
    Path folder = root.resolve("programs-" + digestOfArchive() + (reachingOut ? "-whole" : ""));
    if (!Files.exists(folder)) {
      unpack(root, folder);
    }
    return folder;
  }

  private String digestOfArchive() throws IOException {
    try (InputStream in = archive.openStream()) {
      return digest(in).substring(0, 16);
    }
  }

  private void unpack(Path root, Path folder) throws IOException {
    Path fresh = Files.createTempDirectory(root, "unpacking-");
    try (InputStream packed = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
        if (reachingOut || !REACHING_OUT.matcher(each.getName()).matches()) {
          write(each, tar, fresh);
        }
      }
    }
    Files.writeString(fresh.resolve(LIST), String.join("\n", digests(fresh)));
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    KNOWN.put(folder, Files.readString(folder.resolve(LIST)));
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
   * Compares every file of a folder with what was unpacked.
   *
   * @throws IOException if one is not
   */
  static void requireWhole(Path folder) throws IOException {
    String expected = KNOWN.get(folder);
    if (expected == null) {
      expected = Files.readString(folder.resolve(LIST), StandardCharsets.UTF_8);
    }
    if (!String.join("\n", digests(folder)).equals(expected)) {
      throw new IOException("the server's programs in " + folder + " were changed; remove them");
    }
    KNOWN.put(folder, expected);
  }

  /** One line a file, in order of their names; of a link where it leads. */
  private static List<String> digests(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> !Files.isDirectory(file) && !file.endsWith(LIST)).toList();
    }
    for (Path file : files) {
      found.put(
          folder.relativize(file).toString(),
          Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : digest(file));
    }
    return found.entrySet().stream().map(each -> each.getValue() + "  " + each.getKey()).toList();
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return digest(in);
    }
  }

  private static String digest(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] portion = new byte[1 << 16];
    for (int read = in.read(portion); read >= 0; read = in.read(portion)) {
      digest.update(portion, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
