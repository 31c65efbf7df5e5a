package dev.tunesmith.reports;

import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.List;
import java.util.stream.Stream;

/** The report's table of what was proven. */
final class ProvenRemedies {
  private static final List<String> COLUMNS =
      List.of("Issue", "Remedy", "Effect (medians, 95 % interval)", "Size", "Writing", "Files");

  private final SessionState state;
  private final List<MigrationFiles> migrations;
  private final List<RewriteFile> rewrites;

  private ProvenRemedies(SessionState state) {
    this.state = state;
    this.migrations = MigrationFiles.of(state);
    this.rewrites = RewriteFile.of(state);
  }

  static List<Block> of(SessionState state) {
    List<Proof> proofs = Proof.of(state);
    ProvenRemedies remedies = new ProvenRemedies(state);
    return Report.part(
        OtherVersion.of(state)
                .map(other -> "Remedies proven on " + other.sandbox())
                .orElse("Proven remedies")
            + Wording.sample(state).map(sample -> ", on " + sample).orElse(""),
        proofs.isEmpty()
            ? new Paragraph(
                Line.of(
                    "None. Only what a trial has proven and every gate has passed stands here."))
            : Table.of(COLUMNS, proofs.stream().map(remedies::row).toList()));
  }

  private List<Line> row(Proof proof) {
    Effect effect = new Effect(proof.trial());
    return List.of(
        Line.of(proof.file().issue().id().value()),
        Line.code(proof.summary()),
        Line.of(effect.benefit()),
        Line.of(effect.size()),
        Line.of(effect.writes()),
        proof.isHandedOver(state) ? files(proof) : Line.of("none: its undo was not rehearsed"));
  }

  private Line files(Proof proof) {
    Stream<Line> links =
        Stream.concat(
            migrations.stream()
                .filter(files -> files.proof().equals(proof))
                .map(files -> link(ResultFolder.MIGRATIONS, files.applyName())),
            rewrites.stream()
                .filter(file -> file.proof().equals(proof))
                .map(file -> link(ResultFolder.REWRITES, file.name())));
    return Line.joined(links.toList(), ", ");
  }

  private static Line link(String folder, String file) {
    return Line.link(file, folder + "/" + file);
  }
}
