package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file of one statement that the application is to ask in other words.
 *
 * @param other how the sandbox's version differs from the target's, or null where it does not
 */
record RewriteFile(int number, Proof proof, Restatement statement, @Nullable OtherVersion other) {
  /** The first words of every such file; nothing else in a folder may be replaced or removed. */
  static final String MARK = "-- Tunesmith rewrite ";

  static List<RewriteFile> of(SessionState state) {
    List<RewriteFile> files = new ArrayList<>();
    OtherVersion other = OtherVersion.of(state).orElse(null);
    for (Proof proof : Proof.handedOver(state)) {
      proof.trial().remedies().stream()
          .flatMap(remedy -> remedy.restatement().stream())
          .forEach(
              statement -> files.add(new RewriteFile(files.size() + 1, proof, statement, other)));
    }
    return files;
  }

  String name() {
    return FileWords.numbered(number, statement.query().value()) + ".sql";
  }

  String text() {
    SqlHead head = new SqlHead(MARK, number, "");
    head.add(proof, "replaces the statement " + statement.query()).add(other);
    proof.equality().ifPresent(equality -> addEquality(head, equality));
    String before =
        statement
            .before()
            .lines()
            .map(line -> "--   " + line + "\n")
            .collect(Collectors.joining("", "--\n-- Before:\n", "\n"));
    return head + before + statement.after().strip() + "\n;\n";
  }

  private static void addEquality(SqlHead head, Equality equality) {
    head.add("Equal", equality.summary() + Evidence.cite(equality.id()));
    if (equality instanceof Equality.Proven proven) {
      proven.conditions().forEach(each -> head.add("Provided", each));
    }
  }
}
