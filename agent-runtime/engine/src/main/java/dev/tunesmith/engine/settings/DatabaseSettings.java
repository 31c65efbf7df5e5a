package dev.tunesmith.engine.settings;

import dev.tunesmith.engine.order.NamedDatabase;
import dev.tunesmith.engine.order.PasswordPlace;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the databases that a settings file names; relative paths are meant from its folder. */
final class DatabaseSettings {
  private static final List<String> NAMES =
      List.of("url", "user", "password_env", "password_file", "workload");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

  private final SettingsReader reader;
  private final Path file;

  DatabaseSettings(SettingsReader reader, Path file) {
    this.reader = reader;
    this.file = file;
  }

  Map<String, NamedDatabase> read(YamlValue value) {
    Map<String, NamedDatabase> databases = new HashMap<>();
    for (Entry entry : reader.entries(value, List.of())) {
      if (!ALIAS.matcher(entry.key()).matches()) {
        throw reader.fault(
            entry.line(), "a database's name is of letters, digits, '_', '-' and '.'");
      }
      databases.put(entry.key(), database(entry));
    }
    return databases;
  }

  private NamedDatabase database(Entry database) {
    Map<String, String> said = new HashMap<>();
    for (Entry entry : reader.entries(database.value(), known(database))) {
      said.put(entry.key(), reader.text(entry).strip());
    }
    if (said.get("url") == null || said.get("user") == null) {
      throw reader.fault(database.line(), "'" + database.key() + "' needs url and user");
    }
    return new NamedDatabase(
        Objects.requireNonNull(said.get("url")),
        Objects.requireNonNull(said.get("user")),
        place(database, said.get("password_env"), said.get("password_file")),
        path(said.get("workload")));
  }

  /** Whoever writes the password itself is told where it belongs. */
  private List<String> known(Entry database) {
    if (database.value() instanceof YamlValue.Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        if (entry.key().equals("password")) {
          throw reader.fault(
              entry.line(),
              "a password does not belong into this file; name a variable with password_env or a"
                  + " file with password_file");
        }
      }
    }
    return NAMES;
  }

  private PasswordPlace place(Entry database, @Nullable String variable, @Nullable String named) {
    if (variable != null && named != null) {
      throw reader.fault(
          database.line(), "'" + database.key() + "' has password_env and password_file; keep one");
    }
    if (variable != null) {
      return new PasswordPlace.Variable(variable);
    }
    Path path = path(named);
    return path == null ? new PasswordPlace.Nowhere() : new PasswordPlace.FirstLine(path);
  }

  private @Nullable Path path(@Nullable String written) {
    return written == null ? null : place(file, written);
  }

  /** A path as it is meant in a settings file. */
  static Path place(Path file, String written) {
    return written.startsWith("~/")
        ? Path.of(System.getProperty("user.home", "."), written.substring(2))
        : file.toAbsolutePath().resolveSibling(written).normalize();
  }
}
