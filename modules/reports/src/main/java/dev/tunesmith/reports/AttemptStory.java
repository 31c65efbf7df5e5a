package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullet;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Tone;
import java.util.List;
import java.util.stream.Stream;

/** The story of one attempt: what was proposed, what the trial showed, what the gates said. */
record AttemptStory(Attempt attempt) {

  Stream<Block> blocks() {
    Stream<Bullet> told =
        Stream.of(
                Stream.of(plain("by %s (%s)".formatted(attempt.worker(), attempt.agent()))),
                Stream.ofNullable(attempt.proposal()).flatMap(AttemptStory::proposal),
                Stream.ofNullable(attempt.trial()).map(AttemptStory::trial),
                Stream.ofNullable(attempt.load())
                    .map(load -> plain("under load: " + new LoadEffect(load).line())),
                Stream.ofNullable(attempt.problem())
                    .map(why -> Story.bullet(Tone.WARNING, "came to nothing: " + why)),
                gates())
            .flatMap(bullets -> bullets);
    String title =
        "Attempt %s at level %s".formatted(attempt.number(), Wording.level(attempt.level()));
    return Stream.of(Story.heading(title), new Bullets(told.toList()));
  }

  private static Bullet plain(String text) {
    return Story.bullet(Tone.PLAIN, text);
  }

  private static Stream<Bullet> proposal(Proposal proposal) {
    return Stream.of(
            Stream.of("root cause: " + proposal.rootCause() + Evidence.cite(proposal.evidence())),
            proposal.remedies().stream().map(each -> "proposed: " + each.summary()),
            Stream.of(
                "expected: %s of its time saved"
                    .formatted(Figures.percent(proposal.expectedGain()))))
        .flatMap(lines -> lines)
        .map(AttemptStory::plain);
  }

  private static Bullet trial(Trial trial) {
    String text =
        "trial%s: %s reading and %s writing statements measured, %s with an unchanged plan; %s"
            .formatted(
                Evidence.cite(trial.id()),
                trial.reads().size(),
                trial.writes().size(),
                trial.unchanged().size(),
                Figures.bytesAdded(trial.bytes()));
    Stream<Comparison> compared =
        Stream.of(trial.reads(), trial.writes(), trial.upkeep().synthesised())
            .flatMap(List::stream);
    return new Bullet(
        Tone.PLAIN,
        Line.of(text),
        compared.map(each -> plain(each.query() + ": " + Effect.beforeAndAfter(each))).toList());
  }

  private Stream<Bullet> gates() {
    List<GateReport> reports = attempt.reports();
    return reports.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Bullet(
                Tone.PLAIN,
                Line.of("gates: " + Wording.tally(reports)),
                reports.stream()
                    .filter(GateReport::hasFailed)
                    .map(each -> Story.bullet(Tone.BAD, each.layer().title() + ", " + each.text()))
                    .toList()));
  }
}
