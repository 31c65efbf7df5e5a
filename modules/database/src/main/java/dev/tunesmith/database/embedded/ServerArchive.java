package dev.tunesmith.database.embedded;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A packed server, wherever it lies; its digest is computed once. */
final class ServerArchive {

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  private final String place;
  private final Opening opening;
  private @Nullable String digest;

  private ServerArchive(String place, Opening opening) {
    this.place = place;
    this.opening = opening;
  }

  static ServerArchive at(URL resource) {
    return new ServerArchive(resource.toString(), resource::openStream);
  }

  /** The archive for this kind of machine in a jar, or a file that is such an archive itself. */
  static ServerArchive in(Path file) {
    return new ServerArchive(file.toString(), () -> unjarred(file));
  }

  private static InputStream unjarred(Path file) throws IOException {
    try {
      return entry(new ZipFile(file.toFile()), file);
    } catch (ZipException e) {
      return Files.newInputStream(file);
    }
  }

  private static InputStream entry(ZipFile jar, Path file) throws IOException {
    ZipEntry found = jar.getEntry(Platform.archive());
    if (found == null) {
      jar.close();
      throw new IOException(
          file + " holds no server for this machine, which would be " + Platform.archive());
    }
    return new FilterInputStream(jar.getInputStream(found)) {
      @Override
      public void close() throws IOException {
        jar.close();
      }
    };
  }

  InputStream open() throws IOException {
    return new BufferedInputStream(opening.open());
  }

  synchronized String digest() throws IOException {
    String known = digest;
    if (known == null) {
      try (InputStream in = open()) {
        known = Digests.of(in);
      }
      digest = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return place;
  }
}
