package dev.tunesmith.reports;

import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.SessionEvent.DecisionMade;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullet;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import dev.tunesmith.reports.page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The story of one issue as a page: from what was seen to where it stands. */
public final class Story {
  private final IssueFile file;

  private Story(IssueFile file) {
    this.file = file;
  }

  /** Everything that a ledger says of an issue. */
  public static Page of(IssueFile file) {
    return new Page(new Story(file).blocks().toList());
  }

  /** What a person can choose from, numbered from 1, and what is recommended. */
  public static Page choices(DecisionNeeded question) {
    return new Page(List.of(options(question)));
  }

  private Stream<Block> blocks() {
    return Stream.of(
            Stream.of(new Heading(1, Line.of(issue().id() + "  " + issue().title())), opening()),
            file.attempts().stream().flatMap(attempt -> new AttemptStory(attempt).blocks()),
            advice(),
            file.notes().stream().flatMap(Story::note),
            part("Where it stood", file.standings().stream().map(Story::stood)),
            Stream.ofNullable(file.accepted()).flatMap(Story::accepted),
            Stream.ofNullable(file.decision()).flatMap(this::decision))
        .flatMap(blocks -> blocks);
  }

  private Issue issue() {
    return file.issue();
  }

  private Block opening() {
    String share = Figures.percent(issue().share()) + " of the workload's time";
    Assignment assignment = file.assignment();
    Stream<String> owner =
        assignment == null
            ? Stream.empty()
            : Stream.of("owner: %s, because %s".formatted(assignment.owner(), assignment.why()));
    Stream<String> seen =
        issue().symptoms().stream()
            .map(each -> "seen: " + each.text() + Evidence.cite(each.evidence()));
    return bullets(
        Stream.of(
                Stream.of(
                    issue().target() == null ? share : share + "; target: " + issue().target()),
                seen,
                owner)
            .flatMap(lines -> lines));
  }

  private static Stream<Block> note(EscalationNote note) {
    return part(
        "Went up to level " + Wording.level(note.to()),
        Stream.of(
                note.whom().isEmpty() ? "" : "asked: " + String.join(", ", note.whom()),
                "for " + note.request(),
                Wording.after("blocked by: ", note.blocker()),
                Wording.after("left as it is, ", note.impact()))
            .filter(line -> !line.isEmpty()));
  }

  private static String stood(Standing standing) {
    return "level %s, %s: %s"
        .formatted(standing.level().number(), Wording.words(standing.phase()), standing.why());
  }

  private static Stream<Block> accepted(Acceptance accepted) {
    Stream<Bullet> apply =
        accepted.migration().apply().stream().map(sql -> bullet(Tone.GOOD, sql + ";"));
    Stream<Bullet> undo =
        accepted.migration().undo().stream().map(sql -> bullet(Tone.PLAIN, "undo: " + sql + ";"));
    return Stream.of(
        heading("Accepted, as shown by" + Evidence.cite(accepted.trial())),
        new Bullets(Stream.concat(apply, undo).toList()));
  }

  private Stream<Block> decision(DecisionNeeded question) {
    return Stream.of(
        heading(file.standing().hasEnded() ? "What was to decide" : "What you can decide"),
        options(question),
        bullets(file.choices().stream().map(Story::chosen)));
  }

  private static String chosen(DecisionMade choice) {
    return "you chose " + choice.option() + (choice.note().isBlank() ? "" : ": " + choice.note());
  }

  private static Block options(DecisionNeeded question) {
    List<Bullet> lines = new ArrayList<>();
    for (DecisionOption option : question.options()) {
      String text =
          "%s %s: %s (%s)%s"
              .formatted(
                  lines.size() + 1,
                  option.name(),
                  option.effect(),
                  Wording.basis(option.basis()),
                  Evidence.cite(option.evidence()));
      lines.add(new Bullet(Tone.PLAIN, Line.of(text), texts(option.remedies())));
    }
    lines.add(bullet(Tone.PLAIN, "recommended: " + Wording.recommendation(question)));
    return new Bullets(lines);
  }

  private static List<Bullet> texts(List<Remedy> remedies) {
    return RemedyText.of(remedies).map(text -> bullet(Tone.PLAIN, text)).toList();
  }

  private Stream<Block> advice() {
    return file.guidance().isEmpty()
        ? Stream.empty()
        : Stream.of(
            heading("What was advised"),
            new Bullets(file.guidance().stream().map(Story::advised).toList()));
  }

  private static Bullet advised(Guidance guidance) {
    Stream<String> suggested =
        guidance.suggested().stream()
            .flatMap(
                remedy ->
                    Stream.concat(
                        Stream.of("suggested: " + remedy.summary()),
                        RemedyText.of(List.of(remedy))));
    return new Bullet(
        Tone.PLAIN,
        Line.of(guidance.from() + ": " + guidance.advice() + Evidence.cite(guidance.evidence())),
        suggested.map(text -> bullet(Tone.PLAIN, text)).toList());
  }

  static Stream<Block> part(String title, Stream<String> lines) {
    return Stream.of(heading(title), bullets(lines));
  }

  static Block heading(String title) {
    return new Heading(2, Line.of(title));
  }

  static Bullet bullet(Tone tone, String text) {
    return new Bullet(tone, Line.of(text), List.of());
  }

  private static Block bullets(Stream<String> lines) {
    return Bullets.of(lines.map(Line::of).toList());
  }
}
