package dev.tunesmith.engine.journal;

import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.UnreadableValueException;
import dev.tunesmith.reports.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A journal in a folder that only its owner can open: one line of JSON for each entry. Once a file
 * is full it is put aside, and what had been put aside before goes.
 */
public final class FileJournal implements WorkJournal {
  private static final String NOW = "journal.jsonl";
  private static final String BEFORE = "journal-before.jsonl";
  private static final String KEY = "seal.key";
  private static final String MAC = "HmacSHA256";
  private static final int LONGEST = 20_000;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Path folder;
  private final long fullAt;
  private final InstantSource clock;

  /** The journal in a folder, which is made once something is written. */
  public FileJournal(Path folder) {
    this(folder, 8_000_000, InstantSource.system());
  }

  FileJournal(Path folder, long fullAt, InstantSource clock) {
    this.folder = folder;
    this.fullAt = fullAt;
    this.clock = clock;
  }

  @Override
  public synchronized String write(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Entry entry = new Entry(drawn(6), clock.instant().truncatedTo(ChronoUnit.SECONDS), shown);
    byte[] line = (CoreJson.write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      PrivateFiles.makeFolder(folder);
      Path file = folder.resolve(NOW);
      putAsideIfFull(file);
      PrivateFiles.makeFileIfMissing(file);
      // One write at the end of the file: lines of several processes do not mix.
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
        channel.write(ByteBuffer.wrap(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entry.id();
  }

  private void putAsideIfFull(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > fullAt) {
      Path before = folder.resolve(BEFORE);
      try {
        Files.move(file, before, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public List<Entry> search(String words, int most) {
    return new WordSearch(entries()).best(words, most);
  }

  @Override
  public List<Entry> recent(int most) {
    List<Entry> newest = new ArrayList<>(entries());
    Collections.reverse(newest);
    return newest.stream().limit(most).toList();
  }

  @Override
  public Optional<Entry> entry(String id) {
    return entries().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Oldest first. A line that was cut off says nothing. */
  private List<Entry> entries() {
    return Stream.of(BEFORE, NOW)
        .map(folder::resolve)
        .flatMap(file -> lines(file).stream())
        .flatMap(line -> read(line).stream())
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Entry> read(String line) {
    try {
      return Optional.of(CoreJson.read(line, Entry.class));
    } catch (UnreadableValueException e) {
      return Optional.empty();
    }
  }

  @Override
  public String seal(String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key().getBytes(StandardCharsets.UTF_8), MAC));
      byte[] seal = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(seal, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized String key() throws IOException {
    Path file = folder.resolve(KEY);
    if (!Files.exists(file)) {
      PrivateFiles.makeFolder(folder);
      Path drawn = PrivateFiles.makeFile(folder.resolve(drawn(6) + ".tmp"));
      Files.writeString(drawn, drawn(32));
      try {
        // Whoever comes second takes the first one's key.
        Files.createLink(file, drawn);
      } catch (FileAlreadyExistsException e) {
        return Files.readString(file);
      } finally {
        Files.delete(drawn);
      }
    }
    return Files.readString(file);
  }

  private static String drawn(int bytes) {
    byte[] chance = new byte[bytes];
    CHANCE.nextBytes(chance);
    return HexFormat.of().formatHex(chance);
  }
}
