package dev.tunesmith.engine.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.quality.Submission;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.Reduced;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.json.ValueJson;
import dev.tunesmith.proof.load.LoadSettings;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.trial.TrialOrder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a good mind proposes passes every gate there is: the counterpart of {@link PlantedFaultsIT}.
 * Each remedy is written as a mind writes it and makes its statement at least half as fast again.
 */
@Tag("long")
class GoodRemediesIT {

  private static final double LEAST_GAIN = 1.5;
  private static final LoadSettings BRIEFLY = new LoadSettings(2, Duration.ofMillis(60), 5);

  private static PracticeServer database;
  private static Target target;
  private static Laboratory laboratory;

  /**
   * One of them.
   *
   * @param remedies as a mind writes them, tried together
   */
  record Good(String shape, String sql, List<String> remedies) {
    @Override
    public String toString() {
      return shape;
    }

    private static Good read(String block) {
      String[] lines = block.strip().split("\n");
      return new Good(
          lines[0],
          lines[1],
          Arrays.stream(lines).skip(2).map(line -> line.substring("-> ".length())).toList());
    }
  }

  @BeforeAll
  static void start() throws IOException {
    database = PracticeServer.start();
    database.execute(text("good-database.sql"));
    target = Target.of(database.dataSource());
    laboratory =
        new LiveLaboratory(
            target,
            ServerStock.onClassPath(),
            new EvidenceCounter(),
            InstantSource.system(),
            new TimeLimits(RunLimits.STANDARD, BRIEFLY, Duration.ofHours(1)));
    laboratory.survey();
    laboratory.copy();
  }

  @AfterAll
  static void stop() {
    laboratory.close();
    target.close();
    database.close();
  }

  static Stream<Good> goods() throws IOException {
    return Reduced.of(Reduced.of(all()).toList());
  }

  private static List<Good> all() throws IOException {
    return Arrays.stream(text("good-remedies.txt").split("(?m)^== "))
        .filter(block -> !block.isBlank())
        .map(Good::read)
        .toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream file = GoodRemediesIT.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goods")
  void it_passes_every_gate(Good good) {
    Workload workload = WorkloadFile.parse("-- name: good\n" + good.sql() + ";\n", "good");
    Query query = workload.queries().get(0);
    List<Measurement> measured = laboratory.measure(workload).measurements();
    Submission submission = submission(good, query, workload, measured);
    assertThat(refusals(Gates.all().beforeTrial(submission))).isEmpty();
    Submission compared =
        submission.proposal().remedies().stream()
            .flatMap(remedy -> remedy.comparableText().stream())
            .findFirst()
            .map(words -> submission.compared(laboratory.compareAnswers(query, words)))
            .orElse(submission);
    assertThat(refusals(Gates.all().afterComparison(compared))).isEmpty();

    Trial trial =
        laboratory.tryOut(
            new TrialOrder(
                submission.issue().id(), query, submission.proposal().remedies(), workload));
    try {
      assertThat(refusals(Gates.all().afterTrial(loaded(compared.tried(trial), workload))))
          .isEmpty();
      assertThat(gain(trial)).isGreaterThanOrEqualTo(LEAST_GAIN);
    } finally {
      laboratory.takeBack(trial);
    }
  }

  private static Submission loaded(Submission tried, Workload workload) {
    return Gates.all().needLoad(tried)
        ? tried.loaded(
            laboratory.runUnderLoad(Objects.requireNonNull(tried.trial()).remedies(), workload))
        : tried;
  }

  private static double gain(Trial trial) {
    return trial
        .subjectComparison()
        .map(Comparison::ratio)
        .map(ratio -> 1 / ratio.estimate())
        .orElse(0.0);
  }

  private static List<String> refusals(List<GateReport> reports) {
    return reports.stream().filter(GateReport::hasFailed).map(GateReport::text).toList();
  }

  private static Submission submission(
      Good good, Query query, Workload workload, List<Measurement> measured) {
    EvidenceId seen = measured.get(0).id();
    Issue issue =
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(query.name()),
            1,
            List.of(new Symptom("it does more than it has to", seen)),
            null);
    List<Remedy> remedies = new ArrayList<>();
    for (String written : good.remedies()) {
      remedies.add(
          RemedyKinds.BUILT_IN.read(
              ValueJson.parse(written).orElseThrow(), laboratory.schema(), query));
    }
    return new Submission(
        issue,
        new Proposal(issue.id(), "it reads more rows than it shows", remedies, 0.9, List.of(seen)),
        new Submission.Remit(
            Level.STRATEGIC,
            RemedyKinds.BUILT_IN.all(),
            List.of(),
            Long.MAX_VALUE,
            Set.of(Concession.values()),
            Duration.ofDays(1)),
        new Submission.Surroundings(
            laboratory.schema(), workload, measured, Set.of(seen), Laboratory.SQL),
        null);
  }
}
