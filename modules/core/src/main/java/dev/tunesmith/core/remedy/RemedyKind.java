package dev.tunesmith.core.remedy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of remedy a level or a skill may use; skill files name them in lower case. */
public enum RemedyKind {
  CREATE_INDEX,
  DROP_INDEX,
  STATISTICS,
  REWRITE,
  COMBINATION,
  TRANSACTION_SCOPE,
  SESSION_SETTING,
  SCHEMA_CHANGE,
  PARTITIONING,
  MATERIALISED_VIEW,
  CACHE,
  SERVER_SETTING,
  REPLICA,
  ACCEPT_AS_IS;

  /** The kind as skill files write it, for example {@code create_index}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that a skill file names, whatever its letter case. */
  public static Optional<RemedyKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equalsIgnoreCase(label)).findFirst();
  }
}
