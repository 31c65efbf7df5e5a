package dev.tunesmith.database.embedded;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that a sandbox gets.
 *
 * @param lack why it is not of the wanted version, and what to do about it; null where it is
 */
public record ServerChoice(ServerBinaries binaries, @Nullable String lack) {

  /** Why it is not of the wanted version, and what to do about it. */
  public Optional<String> reason() {
    return Optional.ofNullable(lack);
  }
}
