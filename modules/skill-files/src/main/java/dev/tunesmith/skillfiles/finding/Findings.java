package dev.tunesmith.skillfiles.finding;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in one file. Not thread-safe. */
public final class Findings {

  private final String file;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Nothing found yet in {@code file}. */
  public Findings(String file) {
    this.file = file;
  }

  /** Notes a finding; line 0 means the whole file. */
  public void add(Finding finding, int line, @Nullable String field, String message) {
    add(finding, line, field, message, finding.fix());
  }

  /** Notes a finding for which there is a better answer than the usual one. */
  public void add(
      Finding finding, int line, @Nullable String field, String message, @Nullable String fix) {
    diagnostics.add(
        new Diagnostic(file, line, field, finding.severity(), finding.code(), message, fix));
  }

  /** Notes a finding that concerns no front matter key. */
  public void add(Finding finding, int line, String message) {
    add(finding, line, null, message);
  }

  /** Notes once more what was found before. */
  public void add(Diagnostic known) {
    diagnostics.add(known);
  }

  /** Whether something was found for which the file is rejected. */
  public boolean isRejected() {
    return diagnostics.stream().anyMatch(each -> each.severity() == Severity.ERROR);
  }

  /** Whether that was found. */
  public boolean has(Finding finding) {
    return diagnostics.stream().anyMatch(each -> each.code().equals(finding.code()));
  }

  /** What was found, in that order. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
