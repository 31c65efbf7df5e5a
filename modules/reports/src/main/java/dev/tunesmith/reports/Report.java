package dev.tunesmith.reports;

import static dev.tunesmith.reports.Markdown.code;
import static dev.tunesmith.reports.Markdown.text;

import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Workload.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a session as one page of Markdown: the result first, what it rests on after. */
final class Report {
  private final SessionState state;
  private final List<MigrationFiles> migrations;
  private final List<RewriteFile> rewrites;
  private final Page page = new Page();

  private Report(SessionState state) {
    this.state = state;
    this.migrations = MigrationFiles.of(state);
    this.rewrites = RewriteFile.of(state);
  }

  static String of(SessionState state) {
    return new Report(state).write();
  }

  private String write() {
    String target = state.opened().map(SessionOpened::target).orElse("a database");
    page.heading(1, "Tuning report: " + code(target));
    page.paragraph(text(Headline.of(state).text() + " " + nextStep()));
    writeRemedies();
    writeIssues();
    writeRefusals();
    writeDecisions();
    writeLeftOut();
    WorkloadTable.write(page, state);
    Method.write(page, state);
    return page.toString();
  }

  private String nextStep() {
    List<String> steps = new ArrayList<>();
    if (!migrations.isEmpty()) {
      String files = migrations.size() == 1 ? "the migration" : "the migrations, in their order,";
      steps.add("apply " + files + " to a staging database first, look at your own figures there");
    }
    if (!rewrites.isEmpty()) {
      steps.add("let the application ask what stands in rewrites/ in the new words");
    }
    if (!state.pending().isEmpty()) {
      steps.add("choose an option under Decisions");
    }
    String next =
        steps.isEmpty()
            ? "There is nothing to apply."
            : "Next: " + String.join("; then ", steps) + ".";
    return isCutShort()
        ? "The session broke off before an undo was rehearsed, so no migration is handed over. "
            + next
        : next;
  }

  private boolean isCutShort() {
    return Proof.of(state).stream().anyMatch(proof -> !proof.isHandedOver(state));
  }

  private void writeRemedies() {
    page.heading(2, "Proven remedies");
    List<Proof> proofs = Proof.of(state);
    if (proofs.isEmpty()) {
      page.paragraph("None. Only what a trial has proven and every gate has passed stands here.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Proof proof : proofs) {
      Effect effect = new Effect(proof.trial());
      rows.add(
          List.of(
              proof.file().issue().id().value(),
              code(proof.summary()),
              text(effect.benefit()),
              text(effect.size()),
              text(effect.writes()),
              files(proof)));
    }
    page.table(
        List.of("Issue", "Remedy", "Effect (medians, 95 % interval)", "Size", "Writing", "Files"),
        rows);
  }

  private String files(Proof proof) {
    if (!proof.isHandedOver(state)) {
      return "none: its undo was not rehearsed";
    }
    return Stream.concat(
            migrations.stream()
                .filter(files -> files.proof().equals(proof))
                .map(files -> link(ResultFolder.MIGRATIONS, files.applyName())),
            rewrites.stream()
                .filter(file -> file.proof().equals(proof))
                .map(file -> link(ResultFolder.REWRITES, file.name())))
        .collect(Collectors.joining(", "));
  }

  private static String link(String folder, String file) {
    return "[" + file + "](" + folder + "/" + file + ")";
  }

  private void writeIssues() {
    if (!state.issues().isEmpty()) {
      page.heading(2, "Issues");
      state.issues().forEach(file -> new IssueSection(file, state).write(page));
    }
  }

  private void writeRefusals() {
    List<List<String>> rows = state.issues().stream().flatMap(Report::refusals).toList();
    if (!rows.isEmpty()) {
      page.heading(2, "Refused remedies");
      page.table(List.of("Issue", "Attempt", "Remedy", "Why it was refused"), rows);
    }
  }

  private static Stream<List<String>> refusals(IssueFile file) {
    return Refusal.of(file).stream()
        .map(
            refusal ->
                List.of(
                    file.issue().id().value(),
                    Wording.attempt(refusal.attempt()),
                    code(refusal.remedies()),
                    text(refusal.reason())));
  }

  private void writeDecisions() {
    List<IssueFile> pending = state.pending();
    if (pending.isEmpty()) {
      return;
    }
    page.heading(2, "Decisions");
    for (IssueFile file : pending) {
      page.paragraph(
          "**"
              + file.issue().id().value()
              + "**, "
              + text(file.issue().title())
              + ": "
              + text(file.standing().why())
              + ".");
      DecisionNeeded decision = file.decision();
      if (decision == null) {
        page.paragraph("No option was worked out.");
      } else {
        page.table(
            List.of("Option", "What it would bring", "Basis"),
            decision.options().stream().map(Report::option).toList());
        page.paragraph(
            "Recommended: "
                + text(decision.recommendation())
                + (decision.until() == null ? "" : ". To be decided before " + decision.until()));
      }
    }
  }

  private static List<String> option(DecisionOption option) {
    String basis = option.basis().name().toLowerCase(Locale.ROOT);
    return List.of(
        text(option.name()), text(option.effect()), basis + Evidence.cite(option.evidence()));
  }

  private void writeLeftOut() {
    List<LeftOut> leftOut = state.leftOut();
    if (!leftOut.isEmpty()) {
      page.heading(2, "Statements left out");
      page.bullets(
          leftOut.stream()
              .map(
                  each ->
                      code(each.name().value())
                          + ", line "
                          + each.line()
                          + ": "
                          + text(each.reason()))
              .toList());
    }
  }
}
