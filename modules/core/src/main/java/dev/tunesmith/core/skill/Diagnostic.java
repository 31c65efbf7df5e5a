package dev.tunesmith.core.skill;

import org.jspecify.annotations.Nullable;

/**
 * Something a reader of skill files has to say about one of them.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 where the whole file is meant
 * @param field the front matter key, or null
 * @param code stable, for example {@code yaml-repaired}
 * @param message what is so
 * @param fix what to do about it, or null where nothing needs doing
 */
public record Diagnostic(
    String file,
    int line,
    @Nullable String field,
    Severity severity,
    String code,
    String message,
    @Nullable String fix) {

  /** How much a diagnostic matters. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }
}
