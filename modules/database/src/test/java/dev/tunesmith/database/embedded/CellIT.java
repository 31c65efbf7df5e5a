package dev.tunesmith.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.TestServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server is ours from its first moment, whoever else works on this machine. */
class CellIT {

  @TempDir private Path folder;

  @Test
  void nobody_gets_in_while_a_server_starts() throws IOException {
    Path root = ServerHomes.ofThisUser().root();
    AtomicBoolean started = new AtomicBoolean();
    CompletableFuture<Integer> intruder =
        CompletableFuture.supplyAsync(() -> entered(root, started));

    EmbeddedServer.start(EmbeddedServer.Settings.SMALL).close();

    started.set(true);
    assertThat(intruder.join()).isZero();
  }

  /** How often a stranger was let in by any server of that root. */
  private static int entered(Path root, AtomicBoolean started) {
    int entered = 0;
    while (!started.get()) {
      for (String port : ports(root)) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?loginTimeout=2";
        try (Connection inside = DriverManager.getConnection(url, "postgres", "guessed")) {
          entered += inside.isClosed() ? 0 : 1;
        } catch (SQLException e) {
          Thread.onSpinWait();
        }
      }
    }
    return entered;
  }

  private static List<String> ports(Path root) {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(root, "server-*")) {
      return Stream.iterate(homes.iterator(), each -> each.hasNext(), each -> each)
          .map(each -> ServerHomes.data(each.next()).resolve("postmaster.pid"))
          .filter(Files::exists)
          .flatMap(CellIT::fourthLine)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Stream<String> fourthLine(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(3).limit(1).map(String::strip);
    } catch (IOException e) {
      return Stream.of();
    }
  }

  @Test
  void its_environment_holds_nothing_of_ours() throws IOException {
    try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL)) {
      Path environment =
          Path.of("/proc", Long.toString(EmbeddedServerIT.postmaster(server)), "environ");
      String told = Files.exists(environment) ? Files.readString(environment) : "";

      assertThat(Stream.of(told.split("\0")).map(each -> each.replaceFirst("=.*", "")))
          .isSubsetOf("LC_ALL", "TZ", "PGLOCALEDIR", "PGSYSCONFDIR", "");
    }
  }

  @Test
  void its_files_are_closed_to_others() throws IOException {
    Path data = Path.of(TestServer.ask(TestServer.server().dataSource(), "show data_directory"));

    for (Path each : List.of(data, data.getParent(), data.getParent().getParent())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .as(each.toString())
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_folder_that_others_may_have_prepared_is_not_used() throws IOException {
    Path planted = Files.createDirectory(folder.resolve("servers"));
    Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));

    Path own = OwnFiles.folder(planted);

    assertThat(own).isNotEqualTo(planted);
    assertThat(OwnFiles.folder(own)).isEqualTo(own);
    assertThat(Files.getPosixFilePermissions(own))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_link_in_its_place_is_not_followed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
    Path link = Files.createSymbolicLink(folder.resolve("servers"), elsewhere);

    assertThat(OwnFiles.folder(link)).isNotEqualTo(link);
  }

  @Test
  void a_changed_program_is_not_run() throws IOException {
    ServerHomes homes = ServerHomes.in(folder.resolve("servers"));
    Path programs = homes.programs(ServerBinaries.confined());
    assertThat(homes.programs(ServerBinaries.confined())).isEqualTo(programs);
    Path initdb = programs.resolve("bin/initdb");
    FileTime before = Files.getLastModifiedTime(initdb);
    byte[] content = Files.readAllBytes(initdb);
    content[content.length - 1] ^= 1;
    Files.write(initdb, content);
    Files.setLastModifiedTime(initdb, before);

    assertThatThrownBy(() -> homes.programs(ServerBinaries.confined()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("were changed");
    try (Stream<Path> files = Files.walk(programs)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("dblink") || name.startsWith("file_fdw"))
          .contains("pg_trgm.control", "uuid-ossp.control", "initdb");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dblink", "postgres_fdw", "file_fdw", "plperl", "plpython3u", "pltcl"})
  void what_reaches_out_is_not_there(String extension) {
    assertThatThrownBy(() -> TestServer.server().execute("create extension " + extension + ";"))
        .isInstanceOf(StatementFailedException.class);
  }

  @Test
  void the_usual_extensions_are_there() {
    Set.of("pg_trgm", "btree_gin", "hstore", "citext", "\"uuid-ossp\"", "pgcrypto", "ltree")
        .forEach(
            name -> TestServer.server().execute("create extension if not exists " + name + ";"));
  }
}
