package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementRecords;
import dev.tunesmith.database.workload.WorkloadException;
import dev.tunesmith.database.workload.WorkloadSource;
import dev.tunesmith.database.workload.WorkloadText;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The workload in a file: statements as people write them, or what a server wrote down of those
 * that ran. Of the latter a statement weighs as often as it ran; values that nobody wrote down are
 * chosen as for {@link ServerWorkload}.
 */
public final class RecordsInFile implements WorkloadSource {

  private static final int BEGINNING = 1 << 16;
  private static final int GZIP = 0x1f8b;

  private final Path file;

  private RecordsInFile(Path file) {
    this.file = file;
  }

  /** Whatever is in that file, compressed by gzip or not. */
  public static WorkloadSource in(Path file) {
    return new RecordsInFile(file);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Workload read(Target target) {
    StatementRecords records = target.dialect().records();
    Tally tally = new Tally();
    try (BufferedReader text = opened()) {
      Optional<StatementRecords.Form> form = records.form(beginning(text));
      if (form.isEmpty()) {
        return WorkloadText.in(file).read(target);
      }
      form.get().read(text, tally::add);
    } catch (IOException e) {
      throw new WorkloadException(
          "cannot read the workload " + name() + "; is it there, readable, and UTF-8 text?", e);
    }
    if (tally.everywhere().statements().isEmpty()) {
      throw new WorkloadException(
          name() + " says of no statement how long it ran; " + records.advice());
    }
    return workload(tally, target);
  }

  /** A copy may have another name than the database whose log it is. */
  private Workload workload(Tally tally, Target target) {
    Schema schema = target.readSchema();
    String database = target.server().database();
    Sorting named = Sorting.of(tally.in(database), schema);
    boolean isNamed = !named.taken().isEmpty();
    Workload workload =
        new Recollection(new Recall(target, target.dialect().history()))
            .of(
                isNamed ? named : Sorting.of(tally.everywhere(), schema),
                new Bursts(target, schema).of(tally.repeated(isNamed ? database : null)));
    if (workload.queries().isEmpty()) {
      throw new WorkloadException(
          "%s holds no statement that can be tuned (%s)"
              .formatted(name(), workload.leftOut().get(0).reason()));
    }
    return workload;
  }

  private BufferedReader opened() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean isCompressed = (bytes.read() << 8 | bytes.read()) == GZIP;
    bytes.reset();
    InputStream plain = isCompressed ? new GZIPInputStream(bytes) : bytes;
    // A log may hold any bytes: what is no text there is replaced.
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BEGINNING);
  }

  private static String beginning(BufferedReader text) throws IOException {
    text.mark(BEGINNING);
    char[] read = new char[BEGINNING];
    int length = Math.max(0, text.read(read));
    text.reset();
    return new String(read, 0, length);
  }
}
