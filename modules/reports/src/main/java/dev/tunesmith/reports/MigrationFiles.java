package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The SQL files of one proven remedy: one that applies it and one that takes it back. */
record MigrationFiles(int number, Proof proof) {
  /** The first words of every such file; nothing else in a folder may be replaced or removed. */
  static final String MARK = "-- Tunesmith migration ";

  /** The files of a session; none for what it broke off before rehearsing its undo. */
  static List<MigrationFiles> of(SessionState state) {
    List<MigrationFiles> files = new ArrayList<>();
    for (Proof proof : Proof.handedOver(state)) {
      if (!proof.migration().apply().isEmpty()) {
        files.add(new MigrationFiles(files.size() + 1, proof));
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
    String words =
        proof.trial().remedies().stream().map(Remedy::fileWords).collect(Collectors.joining("-"));
    return FileWords.numbered(number, words);
  }

  String applySql() {
    Effect effect = new Effect(proof.trial());
    StringBuilder file = new StringBuilder(title(""));
    SqlComment.write(
        file, "Issue", proof.file().issue().id() + ", " + proof.file().issue().title());
    SqlComment.write(file, "Does", proof.summary());
    SqlComment.write(file, "Why", proof.proposal().rootCause());
    SqlComment.write(file, "Measured", effect.benefit());
    SqlComment.write(
        file, "Where", "medians in a sandbox with a copy of the data, one client, warm caches");
    SqlComment.write(file, "Size", effect.size());
    SqlComment.write(file, "Writes", effect.writes());
    SqlComment.write(
        file, "Evidence", Evidence.list(Evidence.of(proof.trial())) + " in ledger.jsonl");
    proof.migration().upkeep().forEach(each -> SqlComment.write(file, "Refresh", each + ";"));
    effect.refresh().ifPresent(cost -> SqlComment.write(file, "Upkeep", cost));
    SqlComment.write(file, "Undo", undoName());
    howToRun(file, applyName());
    return statements(file, proof.migration().apply());
  }

  String undoSql() {
    StringBuilder file = new StringBuilder(title(", undo"));
    SqlComment.write(file, "Undoes", proof.summary());
    SqlComment.write(file, "Made by", applyName());
    howToRun(file, undoName());
    return statements(file, proof.migration().undo());
  }

  private String title(String suffix) {
    return MARK + String.format(Locale.ROOT, "%03d", number) + suffix + "\n--\n";
  }

  private void howToRun(StringBuilder file, String name) {
    file.append("-- Run:      psql -X -v ON_ERROR_STOP=1 -d YOUR_DATABASE -f ")
        .append(name)
        .append('\n');
    if (proof.migration().inTransaction() == Transactionality.ALLOWED) {
      SqlComment.write(file, "Note", "may run inside a transaction (psql --single-transaction)");
      return;
    }
    SqlComment.write(
        file,
        "Note",
        "must not run inside a transaction: no psql --single-transaction, and switch the"
            + " transaction off in a migration tool. CONCURRENTLY keeps reads and writes going"
            + " meanwhile; if it breaks off, an index marked INVALID may stay behind: run the undo"
            + " file, then try again.");
  }

  private static String statements(StringBuilder file, List<String> statements) {
    for (String statement : statements) {
      file.append('\n').append(ended(statement.strip())).append('\n');
    }
    return file.toString();
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
