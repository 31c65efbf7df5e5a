package dev.tunesmith.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.json.JsonWriting;
import dev.tunesmith.reports.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that a session leaves behind: {@code report.md} and {@code report.html}, {@code
 * migrations/}, {@code rewrites/}, {@code schema.md}, {@code duties.md}, {@code handover.json} and
 * {@code session.json}. The ledger beside them is the engine's.
 */
public final class ResultFolder {
  /** The machine-readable result. */
  public static final String SESSION = "session.json";

  /** The report for people. */
  public static final String REPORT = "report.md";

  /** The same report as one HTML file. */
  private static final String HTML_REPORT = "report.html";

  /** What whoever carries the session on needs; {@code session.json} holds it too. */
  private static final String HANDOVER = "handover.json";

  /** The tables that were read, as a diagram and one by one. */
  static final String SCHEMA = "schema.md";

  /** What each line of the crew's files came to. */
  static final String DUTIES = "duties.md";

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
    Map<Path, String> files = files(out, state);
    removeEarlier(out.resolve(MIGRATIONS), MigrationFiles.MARK);
    removeEarlier(out.resolve(REWRITES), RewriteFile.MARK);
    files.forEach(ResultFolder::writeWhole);
    return List.copyOf(files.keySet());
  }

  /**
   * The files that are not as a session's ledger has them: other words in one of them, or SQL that
   * says it is a migration or a rewrite and belongs to none. What is missing is not among them.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public static List<Path> changed(Path out, SessionState state) {
    Map<Path, String> files = files(out, state);
    List<Path> changed = new ArrayList<>();
    try {
      for (Map.Entry<Path, String> each : files.entrySet()) {
        if (isOtherwise(each.getKey(), each.getValue())) {
          changed.add(each.getKey());
        }
      }
      changed.addAll(ours(out.resolve(MIGRATIONS), MigrationFiles.MARK, files.keySet()));
      changed.addAll(ours(out.resolve(REWRITES), RewriteFile.MARK, files.keySet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(changed);
  }

  private static boolean isOtherwise(Path file, String content) throws IOException {
    return Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), content.getBytes(UTF_8));
  }

  private static Map<Path, String> files(Path out, SessionState state) {
    Map<Path, String> files = migrations(out.resolve(MIGRATIONS), MigrationFiles.of(state));
    Path rewrites = out.resolve(REWRITES);
    RewriteFile.of(state).forEach(each -> files.put(rewrites.resolve(each.name()), each.text()));
    Page report = Report.of(state);
    files.put(out.resolve(REPORT), report.markdown());
    files.put(out.resolve(HTML_REPORT), report.html());
    SchemaPage.of(state).ifPresent(page -> files.put(out.resolve(SCHEMA), page.markdown()));
    DutiesPage.of(state).ifPresent(page -> files.put(out.resolve(DUTIES), page.markdown()));
    files.put(out.resolve(HANDOVER), JsonWriting.pretty(Handover.of(state)));
    files.put(out.resolve(SESSION), JsonWriting.pretty(SessionDocument.of(state)));
    return files;
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

  static void writeWhole(Path file, String content) {
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
    try {
      for (Path file : ours(folder, mark, Set.of())) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ResultsNotWrittenException(folder, e);
    }
  }

  /** The SQL files of a folder that say they are of that kind, without those that are known. */
  private static List<Path> ours(Path folder, String mark, Set<Path> known) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> ours = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).sorted().toList()) {
        if (!known.contains(file) && isOurs(file, mark)) {
          ours.add(file);
        }
      }
    }
    return ours;
  }

  private static boolean isOurs(Path file, String mark) throws IOException {
    byte[] first = mark.getBytes(UTF_8);
    try (InputStream content = Files.newInputStream(file)) {
      return Arrays.equals(content.readNBytes(first.length), first);
    }
  }
}
