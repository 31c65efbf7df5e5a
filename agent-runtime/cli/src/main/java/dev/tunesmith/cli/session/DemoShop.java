package dev.tunesmith.cli.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The database and the workload of the demo. */
final class DemoShop {

  private DemoShop() {}

  static String schema() {
    return text("shop.sql");
  }

  static String workload() {
    return text("shop-workload.sql");
  }

  private static String text(String name) {
    try (InputStream stream =
        DemoShop.class.getResourceAsStream("/dev/tunesmith/cli/demo/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
