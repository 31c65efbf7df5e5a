package dev.tunesmith.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.json.JsonWriting;
import dev.tunesmith.reports.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that a session leaves behind: {@code report.md} and {@code report.html}, {@code
 * migrations/}, {@code rewrites/} and {@code session.json}. The ledger beside them is the engine's.
 */
public final class ResultFolder {
  /** The machine-readable result. */
  public static final String SESSION = "session.json";

  /** The report for people. */
  public static final String REPORT = "report.md";

  /** The same report as one HTML file. */
  private static final String HTML_REPORT = "report.html";

  /** The folder of SQL files; absent where nothing was proven. */
  public static final String MIGRATIONS = "migrations";

  /** The folder of statements to be asked in other words; absent where there is none. */
  public static final String REWRITES = "rewrites";

  private ResultFolder() {}

  /**
   * Writes the results, each file whole or not at all, {@code session.json} last. Migrations of an
   * earlier writing are replaced; files of others are left alone.
   *
   * @return the files written, in order
   * @throws ResultsNotWrittenException naming the file that could not be written
   */
  public static List<Path> write(Path out, SessionState state) {
    Map<Path, String> files = migrations(out.resolve(MIGRATIONS), MigrationFiles.of(state));
    Path rewrites = out.resolve(REWRITES);
    RewriteFile.of(state).forEach(each -> files.put(rewrites.resolve(each.name()), each.text()));
    Page report = Report.of(state);
    files.put(out.resolve(REPORT), report.markdown());
    files.put(out.resolve(HTML_REPORT), report.html());
    files.put(out.resolve(SESSION), JsonWriting.pretty(SessionDocument.of(state)));
    removeEarlier(out.resolve(MIGRATIONS), MigrationFiles.MARK);
    removeEarlier(rewrites, RewriteFile.MARK);
    files.forEach(ResultFolder::writeWhole);
    return List.copyOf(files.keySet());
  }

  private static Map<Path, String> migrations(Path folder, List<MigrationFiles> migrations) {
    Map<Path, String> files = new LinkedHashMap<>();
    for (MigrationFiles each : migrations) {
      files.put(folder.resolve(each.applyName()), each.applySql());
      files.put(folder.resolve(each.undoName()), each.undoSql());
    }
    if (!migrations.isEmpty()) {
      files.put(folder.resolve("README.md"), MigrationIndex.of(migrations).markdown());
    }
    return files;
  }

  private static void writeWhole(Path file, String content) {
    try {
      Path folder = Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(folder, ".writing-", ".tmp");
      try {
        Files.writeString(temporary, content, UTF_8);
        Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new ResultsNotWrittenException(file, e);
    }
  }

  private static void removeEarlier(Path folder, String mark) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
        if (isOurs(file, mark)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new ResultsNotWrittenException(folder, e);
    }
  }

  private static boolean isOurs(Path file, String mark) throws IOException {
    byte[] first = mark.getBytes(UTF_8);
    try (InputStream content = Files.newInputStream(file)) {
      return Arrays.equals(content.readNBytes(first.length), first);
    }
  }
}
