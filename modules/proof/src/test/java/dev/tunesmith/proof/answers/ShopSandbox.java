package dev.tunesmith.proof.answers;

import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A real sandbox that holds a small shop: keys, checks, columns with and without NULL. */
final class ShopSandbox {

  private ShopSandbox() {}

  /** Fills a database, copies it into a sandbox, and lets the database go. */
  static Sandbox open() {
    return open(resource("schema.sql"));
  }

  /** The same with another schema. */
  static Sandbox open(String schemaSql) {
    try (EmbeddedServer source = EmbeddedServer.start(EmbeddedServer.Settings.SMALL)) {
      source.execute(schemaSql);
      try (Target target = Target.of(source.dataSource())) {
        return SandboxFactory.copy(target, EmbeddedServer.Settings.SANDBOX).sandbox();
      }
    }
  }

  static String resource(String name) {
    try (InputStream stream = ShopSandbox.class.getResourceAsStream("/answers/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no test resource answers/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
