package dev.tunesmith.cli.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The lines that a person types; waiting for one can be interrupted. */
final class TypedLines {

  private final BufferedReader reader;

  TypedLines(BufferedReader reader) {
    this.reader = reader;
  }

  static TypedLines ofStandardInput() {
    return new TypedLines(
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
  }

  /** The next line; empty at the end of the input, or when interrupted. */
  Optional<String> next() {
    // Reading the terminal cannot be interrupted, so it is left to a thread that may be left
    // behind.
    FutureTask<Optional<String>> reading =
        new FutureTask<>(() -> Optional.ofNullable(reader.readLine()));
    Thread thread = new Thread(reading, "typed lines");
    thread.setDaemon(true);
    thread.start();
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("cannot read what is typed", e));
    }
  }
}
