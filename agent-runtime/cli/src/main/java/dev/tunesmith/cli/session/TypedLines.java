package dev.tunesmith.cli.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The lines that a person types; waiting for one can be interrupted. */
final class TypedLines {

  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final BufferedReader reader;
  private @Nullable FutureTask<Optional<String>> waiting;

  TypedLines(BufferedReader reader) {
    this.reader = reader;
  }

  static TypedLines ofStandardInput() {
    return new TypedLines(
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
  }

  /** The next line; empty at the end of the input, or when interrupted. */
  Optional<String> next() {
    return next(FOR_EVER);
  }

  /** The next line; empty also where none comes within {@code patience}. */
  Optional<String> next(Duration patience) {
    FutureTask<Optional<String>> reading = reading();
    try {
      Optional<String> line = reading.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
      waiting = null;
      return line;
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("cannot read what is typed", e));
    }
  }

  /**
   * Reading the terminal cannot be interrupted, so it is left to a thread that may be left behind;
   * what is typed after all is then the answer to the next question.
   */
  private FutureTask<Optional<String>> reading() {
    FutureTask<Optional<String>> left = waiting;
    if (left != null) {
      return left;
    }
    FutureTask<Optional<String>> reading =
        new FutureTask<>(() -> Optional.ofNullable(reader.readLine()));
    waiting = reading;
    Thread thread = new Thread(reading, "typed lines");
    thread.setDaemon(true);
    thread.start();
    return reading;
  }
}
