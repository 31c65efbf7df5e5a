package dev.tunesmith.reports;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LevelSuccess;
import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Code;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Row;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import dev.tunesmith.reports.page.Style;
import dev.tunesmith.reports.page.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads on the terminal at the end of a session; some 25 lines at most. */
public final class Summary {
  private static final int MOST_PROVEN = 6;
  private static final int MOST_OTHERS = 3;
  private static final int LONGEST = 200;

  private final SessionState state;
  private final Path folder;
  private final Predicate<Path> isThere;
  private final List<MigrationFiles> migrations;

  private Summary(SessionState state, Path folder, Predicate<Path> isThere) {
    this.state = state;
    this.folder = folder;
    this.isThere = isThere;
    this.migrations = MigrationFiles.of(state);
  }

  /**
   * The lines, without line breaks.
   *
   * @param folder where the results were written, as the user should see it
   * @param isThere whether a file is there; those of a session that was cut off may not be
   */
  public static List<String> lines(
      SessionState state, Path folder, Predicate<Path> isThere, Style style) {
    return new Page(new Summary(state, folder, isThere).blocks().toList()).lines(style, LONGEST);
  }

  private Stream<Block> blocks() {
    return Stream.of(
            Headline.of(state).sentences().stream()
                .map(each -> new Note(Tone.HEADING, Line.of(each))),
            proven(),
            some("Tried and refused", Refusal.of(state).stream().map(Summary::refused)),
            some(waiting(), state.pending().stream().map(Summary::decision)),
            some("Left out of the workload", state.leftOut().stream().map(Summary::leftOut)),
            Stream.of(heading("Results"), results()),
            next())
        .flatMap(blocks -> blocks);
  }

  private static Block heading(String title) {
    return new Heading(3, Line.of(title));
  }

  private Stream<Block> proven() {
    List<Proof> proofs = Proof.of(state);
    return proofs.isEmpty()
        ? Stream.empty()
        : Stream.concat(
            Stream.of(
                heading(provenWhere()),
                new Table(
                    List.of(),
                    proofs.stream().limit(MOST_PROVEN).flatMap(Summary::proven).toList())),
            more(proofs.size(), MOST_PROVEN));
  }

  private String provenWhere() {
    return OtherVersion.of(state)
            .map(
                other ->
                    "Proven on %s, the target is %s".formatted(other.sandbox(), other.target()))
            .orElse("Proven")
        + Wording.sample(state).map(sample -> ", on " + sample).orElse("");
  }

  private static Stream<Row> proven(Proof proof) {
    String issue = proof.file().issue().id().value();
    return Stream.of(
        row(Tone.GOOD, issue, proof.summary()),
        row(Tone.GOOD, "", new Effect(proof.trial()).benefitAndSize()));
  }

  private static Row refused(Refusal refusal) {
    return row(Tone.FAINT, refusal.issue().value(), refusal.remedies() + ": " + refusal.reason());
  }

  private String waiting() {
    return "Waiting for your decision (options in the report): tunesmith decide %s ISSUE OPTION"
        .formatted(quoted(folder));
  }

  private static Row decision(IssueFile file) {
    String recommended =
        Optional.ofNullable(file.decision())
            .map(decision -> "; recommended: " + Wording.recommendation(decision))
            .orElse("");
    return row(Tone.WARNING, file.issue().id().value(), file.issue().title() + recommended);
  }

  private static Row leftOut(LeftOut statement) {
    return row(Tone.FAINT, "%s: %s".formatted(statement.label(), statement.reason()));
  }

  private static Row row(Tone tone, String... cells) {
    return new Row(tone, Stream.of(cells).map(Line::of).toList());
  }

  private static Stream<Block> some(String heading, Stream<Row> all) {
    List<Row> rows = all.toList();
    return rows.isEmpty()
        ? Stream.empty()
        : Stream.concat(
            Stream.of(
                heading(heading), new Table(List.of(), rows.stream().limit(MOST_OTHERS).toList())),
            more(rows.size(), MOST_OTHERS));
  }

  private static Stream<Block> more(int all, int shown) {
    return all <= shown
        ? Stream.empty()
        : Stream.of(
            new Table(
                List.of(),
                List.of(row(Tone.FAINT, "and " + (all - shown) + " more in the report"))));
  }

  private Table results() {
    String levels =
        LevelSuccess.of(state).stream().map(Wording::success).collect(Collectors.joining(", "));
    String attempts = Figures.count(state.attempts(), "attempt", "attempts");
    return new Table(
        List.of(),
        Stream.of(
                result("took", Optional.of(Figures.duration(state.elapsed()) + ", " + attempts)),
                result("time", Optional.of(state.spent().words())),
                result("models", Spending.of(state)),
                result("levels", Optional.of(levels).filter(each -> !each.isEmpty())),
                result("wanted", Aims.counted(state)),
                result("report", path(ResultFolder.REPORT)),
                result("rewrites", path(ResultFolder.REWRITES, RewriteFile.of(state))),
                result("migrations", path(ResultFolder.MIGRATIONS, migrations)))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Row> result(String name, Optional<String> value) {
    return value.map(text -> row(Tone.FAINT, "%-10s".formatted(name), text));
  }

  private Optional<String> path(String name) {
    return Optional.of(folder.resolve(name)).filter(isThere).map(Path::toString);
  }

  private Optional<String> path(String name, List<?> files) {
    return files.isEmpty() ? Optional.empty() : path(name);
  }

  private Stream<Block> next() {
    Path files = folder.resolve(ResultFolder.MIGRATIONS);
    return migrations.stream()
        .limit(1)
        .map(first -> files.resolve(first.applyName()))
        .filter(isThere)
        .map(Summary::quoted)
        .map(file -> "psql -X -v ON_ERROR_STOP=1 -d YOUR_DATABASE -f " + file)
        .flatMap(
            command ->
                Stream.of(
                    heading("Next, on a staging database first"),
                    new Code("sh", List.of(command))));
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./:@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
