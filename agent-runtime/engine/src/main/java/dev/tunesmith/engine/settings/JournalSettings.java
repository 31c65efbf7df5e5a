package dev.tunesmith.engine.settings;

import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import java.nio.file.Path;
import java.util.List;

/** Reads where what sessions learn is kept: {@code off}, a folder, or a server's command. */
final class JournalSettings {
  private static final String FOLDER = "folder";
  private static final String COMMAND = "command";

  private final SettingsReader reader;
  private final Path file;

  JournalSettings(SettingsReader reader, Path file) {
    this.reader = reader;
    this.file = file;
  }

  JournalPlace read(Entry journal) {
    if (journal.value() instanceof YamlValue.Scalar scalar
        && List.of("off", "false").contains(scalar.text().strip())) {
      return new JournalPlace.Nowhere();
    }
    List<Entry> said = reader.entries(journal.value(), List.of(FOLDER, COMMAND));
    if (said.size() != 1) {
      throw reader.fault(journal.line(), "'journal' is off, or has a folder or a command");
    }
    Entry place = said.get(0);
    return place.key().equals(FOLDER)
        ? new JournalPlace.InFolder(DatabaseSettings.place(file, reader.text(place).strip()))
        : new JournalPlace.AtServer(words(place));
  }

  private List<String> words(Entry command) {
    List<String> words =
        command.value() instanceof YamlValue.Sequence sequence
            ? sequence.values().stream().map(each -> word(command, each)).toList()
            : List.of(reader.text(command).strip().split("\\s+"));
    if (words.isEmpty()) {
      throw reader.fault(command.line(), "'command' names no program");
    }
    return words;
  }

  private String word(Entry command, YamlValue value) {
    if (value instanceof YamlValue.Scalar scalar) {
      return scalar.text();
    }
    throw reader.fault(command.line(), "'command' is one line, or a list of words");
  }
}
