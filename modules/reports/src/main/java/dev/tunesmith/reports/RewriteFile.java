package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file of one statement that the application is to ask in other words. */
record RewriteFile(int number, Proof proof, Restatement statement) {
  /** The first words of every such file; nothing else in a folder may be replaced or removed. */
  static final String MARK = "-- Tunesmith rewrite ";

  static List<RewriteFile> of(SessionState state) {
    List<RewriteFile> files = new ArrayList<>();
    for (Proof proof : Proof.handedOver(state)) {
      proof.trial().remedies().stream()
          .flatMap(remedy -> remedy.restatement().stream())
          .forEach(statement -> files.add(new RewriteFile(files.size() + 1, proof, statement)));
    }
    return files;
  }

  String name() {
    return FileWords.numbered(number, statement.query().value()) + ".sql";
  }

  String text() {
    StringBuilder file =
        new StringBuilder(MARK + String.format(Locale.ROOT, "%03d", number) + "\n--\n");
    Effect effect = new Effect(proof.trial());
    SqlComment.write(
        file, "Issue", proof.file().issue().id() + ", " + proof.file().issue().title());
    SqlComment.write(file, "Does", "replaces the statement " + statement.query());
    SqlComment.write(file, "Why", proof.proposal().rootCause());
    SqlComment.write(file, "Measured", effect.benefit());
    proof.equality().ifPresent(equality -> writeEquality(file, equality));
    effect.refresh().ifPresent(cost -> SqlComment.write(file, "Upkeep", cost));
    SqlComment.write(
        file, "Evidence", Evidence.list(Evidence.of(proof.trial())) + " in ledger.jsonl");
    file.append("--\n-- Before:\n");
    statement.before().lines().forEach(line -> file.append("--   ").append(line).append('\n'));
    file.append("\n").append(statement.after().strip()).append("\n;\n");
    return file.toString();
  }

  private static void writeEquality(StringBuilder file, Equality equality) {
    SqlComment.write(file, "Equal", equality.summary() + Evidence.cite(equality.id()));
    if (equality instanceof Equality.Proven proven) {
      proven.conditions().forEach(each -> SqlComment.write(file, "Provided", each));
    }
  }
}
