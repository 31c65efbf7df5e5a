package dev.tunesmith.proof.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Another process that wants a whole core. */
final class BusyProcess {

  private BusyProcess() {}

  /** Does the work while the other process runs. */
  static <T> T beside(Supplier<T> work) {
    Process process = start();
    try {
      return work.get();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start() {
    try {
      return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
