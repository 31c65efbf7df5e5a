package dev.tunesmith.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** How figures are written for a person. */
public final class Figures {

  private static final double STEP = 1024;

  private Figures() {}

  /** Milliseconds with three significant digits or so. */
  public static String millis(double millis) {
    String pattern = millis >= 100 ? "%.0f ms" : millis >= 1 ? "%.1f ms" : "%.3f ms";
    return String.format(Locale.ROOT, pattern, millis);
  }

  /** A part of a whole, for example {@code 12.5 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** Bytes in the largest fitting unit, for example {@code 2.1 MB}. */
  public static String bytes(long bytes) {
    double size = Math.abs((double) bytes);
    String sign = bytes < 0 ? "-" : "";
    if (size < STEP) {
      return bytes + " bytes";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = 0;
    size /= STEP;
    while (size >= STEP && unit < units.length - 1) {
      size /= STEP;
      unit++;
    }
    return sign + String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
  }

  /** A clock's reading, for example {@code 1:05} or {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Seconds with one digit, for example {@code 12.3 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
