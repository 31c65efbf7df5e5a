package dev.tunesmith.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server a sandbox gets, and that none is unpacked but a known one. */
class ServerStockTest {

  private static final int NEWEST = 18;

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void the_targets_version_is_taken_where_it_is_at_hand() {
    ServerChoice choice = stock().choose(NEWEST);

    assertThat(choice.binaries().major()).isEqualTo(NEWEST);
    assertThat(choice.reason()).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void without_maven_and_file_the_nearest_is_taken_and_said_with_what_to_do() {
    ServerChoice choice = stock().choose(16);

    assertThat(choice.binaries().major()).isEqualTo(NEWEST);
    assertThat(said).containsExactly(choice.reason().orElseThrow());
    assertThat(said.get(0))
        .doesNotContain("\n")
        .contains("PostgreSQL 16", "--server-binaries", "the sandbox is PostgreSQL 18");
  }

  @ParameterizedTest
  @CsvSource({"19, 18", "25, 18", "13, 14", "9, 14", "0, 14"})
  void a_version_that_nobody_packs_gets_the_nearest(int target, int nearest) {
    assertThat(KnownServer.nearest(target)).map(KnownServer::major).contains(nearest);
  }

  @Test
  void a_newer_target_gets_the_newest_which_is_said() {
    ServerChoice choice = stock().choose(19);

    assertThat(choice.binaries().major()).isEqualTo(NEWEST);
    assertThat(choice.reason()).hasValueSatisfying(lack -> assertThat(lack).contains("19"));
  }

  @Test
  void a_file_that_is_known_is_taken() throws IOException {
    Path jar = jarOfClassPath(folder.resolve("given.jar"));

    assertThat(ServerBinaries.in(jar).major()).isEqualTo(NEWEST);
    assertThat(stock().with(jar).choose(NEWEST).reason()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a jar with another archive", "an archive itself", "an empty jar"})
  void a_file_that_is_not_known_is_refused(String kind) throws IOException {
    Path file = folder.resolve("given.jar");
    switch (kind) {
      case "a jar with another archive" ->
          jar(file, Platform.archive(), "changed".getBytes(StandardCharsets.UTF_8));
      case "an archive itself" -> Files.writeString(file, "changed");
      default -> jar(file, "README", new byte[0]);
    }

    assertThatThrownBy(() -> stock().with(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void what_maven_fetches_is_said_before_and_kept() throws IOException {
    KnownServer newest = KnownServer.nearest(NEWEST).orElseThrow();
    Path source = jarOfClassPath(folder.resolve("source.jar"));
    MavenFetch maven = maven("cp '" + source + "' \"$into/" + newest.jar() + "\"");

    assertThat(maven.fetched(newest)).isEmpty();
    assertThat(maven.fetch(newest).major()).isEqualTo(NEWEST);

    assertThat(maven.fetched(newest)).isPresent();
    try (Stream<Path> kept = Files.list(maven.folder())) {
      assertThat(kept).containsExactly(maven.folder().resolve(newest.jar()));
    }
    assertThat(Files.readString(folder.resolve("asked")))
        .contains("--offline", "dependency:copy", newest.coordinates());
  }

  @Test
  void what_maven_fetches_and_nobody_knows_is_refused() throws IOException {
    MavenFetch maven = maven("echo changed > \"$into/$name\"");

    ServerChoice choice = stock().fetching(maven).choose(16);

    assertThat(choice.binaries().major()).isEqualTo(NEWEST);
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).contains("fetching PostgreSQL 16", "MB");
    assertThat(said.get(1)).contains("is refused", "SHA-256", "--server-binaries");
    try (Stream<Path> kept = Files.list(maven.folder())) {
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void a_maven_that_fails_is_quoted_in_one_line() throws IOException {
    MavenFetch maven = maven("echo '[INFO] x'; echo '[ERROR] no network here'; exit 1");

    stock().fetching(maven).choose(16);

    assertThat(said.get(1)).contains("Maven says: no network here").doesNotContain("\n");
  }

  @Test
  void nothing_is_fetched_to_foresee() throws IOException {
    MavenFetch maven = maven("exit 1");

    assertThat(stock().fetching(maven).foresee(16))
        .satisfies(
            forecast -> {
              assertThat(forecast.isOfTargetsVersion()).isTrue();
              assertThat(forecast.words()).contains("PostgreSQL 16", "Maven", "MB");
            });
    assertThat(stock().foresee(16).isOfTargetsVersion()).isFalse();
    assertThat(stock().foresee(NEWEST).isOfTargetsVersion()).isTrue();
    assertThat(folder.resolve("asked")).doesNotExist();
    assertThat(said).isEmpty();
  }

  private ServerStock stock() {
    return ServerStock.onClassPath().saying(said::add);
  }

  /** A Maven that does what a script says, where {@code $into} is the folder it shall fill. */
  private MavenFetch maven(String script) throws IOException {
    Path program = folder.resolve("mvn");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo "$@" > '%s'
        for each in "$@"; do
          case $each in
            -DoutputDirectory=*) into=${each#*=} ;;
            -Dartifact=*) name=$(echo "${each#*=}" | sed 's/.*:\\(.*\\):\\(.*\\)/\\1-\\2.jar/') ;;
          esac
        done
        %s
        """
            .formatted(folder.resolve("asked"), script));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new MavenFetch(program, List.of("--offline"), folder.resolve("cache"));
  }

  private static Path jarOfClassPath(Path file) throws IOException {
    try (InputStream archive = ServerBinaries.class.getResourceAsStream("/" + Platform.archive())) {
      return jar(file, Platform.archive(), archive.readAllBytes());
    }
  }

  private static Path jar(Path file, String entry, byte[] content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      jar.setLevel(0);
      jar.putNextEntry(new ZipEntry(entry));
      jar.write(content);
    }
    return file;
  }
}
