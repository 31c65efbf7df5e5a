package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL files of one proven remedy: one that applies it and one that takes it back.
 *
 * @param other how the sandbox's version differs from the target's, or null where it does not
 * @param data what of the target's data was measured on
 */
record MigrationFiles(int number, Proof proof, @Nullable OtherVersion other, String data) {
  /** The first words of every such file; nothing else in a folder may be replaced or removed. */
  static final String MARK = "-- Tunesmith migration ";

  private static final String WHERE =
      "medians in a sandbox with %s of the data, one client, warm caches";
  private static final String NO_TRANSACTION =
      "must not run inside a transaction: no psql --single-transaction, and switch the transaction"
          + " off in a migration tool. CONCURRENTLY keeps reads and writes going meanwhile; if it"
          + " breaks off, an index marked INVALID may stay behind: run the undo file, then try"
          + " again.";

  /** The files of a session; none for what it broke off before rehearsing its undo. */
  static List<MigrationFiles> of(SessionState state) {
    List<MigrationFiles> files = new ArrayList<>();
    OtherVersion other = OtherVersion.of(state).orElse(null);
    String data = Wording.sample(state).orElse("a copy");
    for (Proof proof : Proof.handedOver(state)) {
      if (!proof.migration().apply().isEmpty()) {
        files.add(new MigrationFiles(files.size() + 1, proof, other, data));
      }
    }
    return files;
  }

  String applyName() {
    return baseName() + ".sql";
  }

  String undoName() {
    return baseName() + ".undo.sql";
  }

  private String baseName() {
    return FileWords.numbered(number, fileWords());
  }

  private String fileWords() {
    return proof.trial().remedies().stream()
        .map(Remedy::fileWords)
        .collect(Collectors.joining("-"));
  }

  /** Its name without its number. */
  String words() {
    return baseName().replaceFirst("^[0-9]+-", "");
  }

  boolean mayBeInTransaction() {
    return proof.migration().inTransaction() == Transactionality.ALLOWED;
  }

  String applySql() {
    Effect effect = new Effect(proof.trial());
    SqlHead head = new SqlHead(MARK, number, "").add(proof, proof.summary()).add(other);
    head.add("Where", WHERE.formatted(data))
        .add("Size", effect.size())
        .add("Writes", effect.writes());
    proof.migration().upkeep().forEach(each -> head.add("Refresh", each + ";"));
    Optional.ofNullable(proof.migration().needs()).ifPresent(each -> head.add("Needs", each));
    proof.trial().remedies().stream()
        .flatMap(remedy -> remedy.cautions().stream())
        .forEach(each -> head.add("Mind", each));
    head.add("Undo", undoName()).run(applyName()).add("Note", note());
    return head + statements(proof.migration().apply());
  }

  String undoSql() {
    SqlHead head = new SqlHead(MARK, number, ", undo");
    head.add("Undoes", proof.summary()).add("Made by", applyName());
    head.run(undoName()).add("Note", note());
    return head + statements(proof.migration().undo());
  }

  private String note() {
    return mayBeInTransaction()
        ? "may run inside a transaction (psql --single-transaction)"
        : NO_TRANSACTION;
  }

  private static String statements(List<String> statements) {
    return statements.stream()
        .map(statement -> "\n" + ended(statement.strip()) + "\n")
        .collect(Collectors.joining());
  }

  private static String ended(String statement) {
    if (statement.endsWith(";")) {
      return statement;
    }
    String lastLine = statement.substring(statement.lastIndexOf('\n') + 1);
    // A comment at the end would swallow the semicolon.
    return statement + (lastLine.contains("--") ? "\n;" : ";");
  }
}
