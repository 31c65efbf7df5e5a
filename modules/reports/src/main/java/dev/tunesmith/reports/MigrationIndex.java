package dev.tunesmith.reports;

import static dev.tunesmith.reports.Markdown.code;
import static dev.tunesmith.reports.Markdown.text;

import dev.tunesmith.core.remedy.Migration.Transactionality;
import java.util.ArrayList;
import java.util.List;

/** The page that lies beside the migrations and says how to apply them. */
final class MigrationIndex {
  private MigrationIndex() {}

  static String of(List<MigrationFiles> migrations) {
    Page page = new Page();
    page.heading(1, "Migrations");
    page.paragraph(
        "Apply in this order, undo in the reverse order. Try them on a staging database first; each"
            + " file's head says what it does, what was measured and how to run it.");
    if (migrations.stream().anyMatch(MigrationIndex::forbidsTransaction)) {
      page.paragraph(
          "These files must not run inside a transaction, since "
              + code("CONCURRENTLY")
              + " cannot.");
    }
    List<List<String>> rows = new ArrayList<>();
    for (MigrationFiles each : migrations) {
      rows.add(
          List.of(
              link(each.applyName()),
              code(each.proof().summary()),
              text(new Effect(each.proof().trial()).benefit()),
              link(each.undoName())));
    }
    page.table(List.of("Apply", "What", "Measured in the sandbox", "Undo"), rows);
    return page.toString();
  }

  private static boolean forbidsTransaction(MigrationFiles files) {
    return files.proof().migration().inTransaction() == Transactionality.FORBIDDEN;
  }

  private static String link(String file) {
    return "[" + file + "](" + file + ")";
  }
}
