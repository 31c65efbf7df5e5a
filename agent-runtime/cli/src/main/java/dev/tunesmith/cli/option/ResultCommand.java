package dev.tunesmith.cli.option;

import java.nio.file.Path;
import java.util.Optional;

/** A command that leaves files in a folder. */
public interface ResultCommand {

  /** The folder, once it is known. */
  Optional<Path> resultFolder();
}
