package dev.tunesmith.mcp.tool;

import dev.tunesmith.engine.order.NamedDatabase;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.mcp.session.RefusedCallException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** The databases that a person gave names; read anew each time, so that one may be added. */
final class NamedDatabases {
  private static final String EXAMPLE =
      """
      databases:
        shop:
          url: jdbc:KIND://HOST/DATABASE
          user: reader
          password_env: SHOP_PASSWORD
      """;

  private final Path settings;

  NamedDatabases(Path settings) {
    this.settings = settings;
  }

  Settings settings() {
    return Files.exists(settings) ? SettingsFile.read(settings) : Settings.NONE;
  }

  NamedDatabase find(String name) {
    Map<String, NamedDatabase> known = settings().databases();
    NamedDatabase found = known.get(name);
    if (found == null) {
      throw new RefusedCallException(
          "database-unknown",
          "no database of that name is written down in " + settings,
          known.isEmpty()
              ? "ask the person to write one there (the password stays in a variable or a file:"
                  + " password_file), for example:\n"
                  + EXAMPLE
              : "name one of: " + String.join(", ", new TreeSet<>(known.keySet())));
    }
    return found;
  }
}
