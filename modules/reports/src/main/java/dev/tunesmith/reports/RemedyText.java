package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a remedy changes, as text: a person who is to agree to it reads all of it. */
public final class RemedyText {
  private RemedyText() {}

  /** What a person reads of each of them beside its summary; a changed statement as a diff. */
  public static Stream<String> of(List<Remedy> remedies) {
    return remedies.stream().flatMap(RemedyText::of);
  }

  private static Stream<String> of(Remedy remedy) {
    Stream<String> kept =
        remedy.written().text("definition").stream().map(sql -> "keeps the answer of: " + sql);
    Optional<Restatement> restated = remedy.restatement();
    return Stream.concat(kept, restated.stream().flatMap(RemedyText::diff));
  }

  private static Stream<String> diff(Restatement restated) {
    List<String> before = restated.before().strip().lines().toList();
    List<String> after = restated.after().strip().lines().toList();
    return Stream.concat(
        before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
        after.stream().map(line -> (before.contains(line) ? "  " : "+ ") + line));
  }
}
