package dev.tunesmith.engine.review;

import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.workload.ScriptFile;
import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of SQL.
 *
 * @param name as somebody named it
 */
record ReadScript(String name, ScriptFile script) {

  /** Where something stands; line 0 for a whole file. */
  record Place(String file, int line) {}

  static ReadScript in(Path file) {
    try {
      return new ReadScript(file.toString(), ScriptFile.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read " + file + "; is it there, readable, and UTF-8 text?", e);
    }
  }

  Place at(int line) {
    return new Place(name, line);
  }

  List<SqlStatement> definitions() {
    return script.definitions();
  }
}
