package dev.tunesmith.engine.crew;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.crew.Scenario.Planted;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario and what a session made of it. */
record Played(Scenario scenario, SessionState state, Duration took) {

  static Played of(Scenario scenario, Path folder, UnaryOperator<TuningSessionBuilder> order)
      throws SQLException, IOException {
    try (PracticeServer server = PracticeServer.start()) {
      server.execute(scenario.schema());
      WrittenLog log = WrittenLog.begun(server);
      scenario.play(server);
      Path written = log.copiedTo(folder.resolve("server.log"));
      long began = System.nanoTime();
      SessionState state =
          order
              .apply(
                  TuningSession.builder()
                      .target(server.dataSource())
                      .workload(written)
                      .results(folder.resolve("results")))
              .build()
              .run()
              .state();
      return new Played(scenario, state, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** The issue about what was planted, if it was named for what it is. */
  Optional<IssueFile> about(Planted planted) {
    return state.issues().stream()
        .filter(file -> file.issue().kind().equals(planted.kind()))
        .filter(file -> file.issue().subject().text().equals(planted.subject()))
        .findFirst();
  }

  /** The issues about what was planted. */
  Stream<IssueFile> named() {
    return scenario.planted().stream().flatMap(each -> about(each).stream());
  }

  /** How many times as fast the accepted repair makes it, at least; 0 where none was. */
  double gain(Planted planted) {
    return about(planted)
        .filter(file -> file.accepted() != null)
        .flatMap(
            file ->
                file.attempts().stream()
                    .flatMap(attempt -> Optional.ofNullable(attempt.trial()).stream())
                    .flatMap(trial -> trial.subjectComparison().stream())
                    .reduce((earlier, later) -> later))
        .map(Comparison::ratio)
        .map(ratio -> 1 / ratio.high())
        .orElse(0.0);
  }

  /** Issues that nobody should have found. */
  List<String> touchedDecoys() {
    return state.issues().stream()
        .map(file -> file.issue().subject().text())
        .filter(scenario.decoys()::contains)
        .toList();
  }

  /** Whether all that was planted is repaired, and nothing else named. */
  boolean isGood() {
    return touchedDecoys().isEmpty()
        && scenario.planted().stream()
            .allMatch(each -> about(each).isPresent() && gain(each) >= each.gain());
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-18s %-48s decoys %d  %3d s  %s",
        scenario.name(),
        scenario.planted().stream().map(this::words).collect(Collectors.joining("; ")),
        touchedDecoys().size(),
        took.toSeconds(),
        isGood() ? "good" : "NOT GOOD");
  }

  private String words(Planted planted) {
    return about(planted)
        .map(
            file ->
                String.format(
                    Locale.ROOT,
                    "%s L%d %.1fx",
                    planted.subject(),
                    file.standing().level().number(),
                    gain(planted)))
        .orElse(planted.subject() + " not found");
  }
}
