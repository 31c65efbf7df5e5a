package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Style;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void the_report_of_a_small_session_reads_like_this() throws IOException {
    assertThat(Report.of(ShopSession.state()).markdown()).isEqualTo(golden("shop-report.md"));
  }

  @Test
  void what_was_measured_on_a_sample_is_marked_everywhere() {
    List<SessionEvent> events =
        ShopSession.events().stream()
            .map(
                event ->
                    event instanceof SessionEvent.SandboxReady ready
                        ? new SessionEvent.SandboxReady(
                            ready.rows(),
                            ready.bytes(),
                            ready.took(),
                            ready.server(),
                            0.12,
                            ready.notes())
                        : event)
            .toList();
    SessionState state = ShopSession.stateOf(events);

    assertThat(Report.of(state).markdown())
        .contains("measured on a sample of about 12 % of the target's rows")
        .contains("## Proven remedies, on a sample of about 12 %");
    assertThat(MigrationFiles.of(state))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(file.applySql())
                    .contains("-- Where:    medians in a sandbox with a sample of about 12 %"));
  }

  @Test
  void the_result_comes_first_and_the_limits_last() {
    assertThat(
            Report.of(ShopSession.state())
                .markdown()
                .lines()
                .filter(line -> line.startsWith("## ")))
        .containsExactly(
            "## Proven remedies",
            "## Issues",
            "## Refused remedies",
            "## Decisions",
            "## Remarks on the design",
            "## Statements left out",
            "## Handover",
            "## Workload before and after",
            "## What the crew wants",
            "## What the crew's files ask for",
            "## How it was measured",
            "## Crew",
            "## Limits");
  }

  /** Whoever reads a part of it only, be it one file, learns where it was proven. */
  @Test
  void what_was_proven_on_another_version_is_marked_wherever_it_is_told() {
    SessionState state = ShopSession.stateOf(onPostgresql15());
    String mark = "proven on PostgreSQL 18, the target is PostgreSQL 15";

    String report = Report.of(state).markdown();
    assertThat(report.lines().skip(2).findFirst().orElseThrow())
        .startsWith("Other version: " + mark);
    assertThat(report).contains("## Remedies proven on PostgreSQL 18").doesNotContain("## Proven");
    assertThat(Summary.lines(state, Path.of("results"), any -> true, Style.NONE).get(0))
        .contains(mark);
    assertThat(MigrationFiles.of(state)).isNotEmpty();
    assertThat(MigrationFiles.of(state))
        .allSatisfy(file -> assertThat(file.applySql()).contains("other version: " + mark));
    assertThat(MigrationIndex.of(MigrationFiles.of(state)).markdown()).contains(mark);
  }

  private static List<SessionEvent> onPostgresql15() {
    return ShopSession.events().stream()
        .map(event -> event instanceof SchemaRead read ? onPostgresql15(read) : event)
        .toList();
  }

  private static SessionEvent onPostgresql15(SchemaRead read) {
    return new SchemaRead(
        read.id(),
        "PostgreSQL 15.20",
        read.tables(),
        read.indexes(),
        read.rows(),
        read.bytes(),
        read.shape(),
        read.beyondReading());
  }

  @Test
  void an_image_in_a_root_cause_stays_text() {
    List<SessionEvent> events = new ArrayList<>();
    for (SessionEvent event : ShopSession.events()) {
      events.add(
          event instanceof RemedyAccepted accepted
              ? new RemedyAccepted(
                  accepted.issue(),
                  HostileText.causedBy("![x](https://evil/?d=SECRET)", accepted.proposal()),
                  accepted.trial(),
                  accepted.migration())
              : event);
    }

    assertThat(Report.of(ShopSession.stateOf(events)).markdown())
        .contains("\\!\\[x\\](https:&#47;&#47;evil")
        .doesNotContain("![x]");
  }

  @Test
  void a_session_cut_off_says_so() {
    assertThat(Report.of(ShopSession.stateOf(ShopSession.opening())).markdown())
        .contains("The session was cut off; this is what stood by then.")
        .contains("The workload was not measured again.");
  }

  @Test
  void a_remedy_accepted_without_proof_is_shown_as_refused() {
    List<SessionEvent> events =
        ShopSession.events().stream()
            .filter(event -> !(event instanceof SessionEvent.GatesJudged))
            .toList();

    assertThat(Report.of(ShopSession.stateOf(events)).markdown())
        .contains("None. Only what a trial has proven")
        .contains("the ledger holds no complete proof of it");
  }

  @Test
  void no_report_breaks_on_odd_events() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(Report.of(ShopSession.stateOf(new OddEvents(seed).draw(60))).markdown())
          .as("seed %d", seed)
          .startsWith("# Tuning report")
          .doesNotContain("null");
    }
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = ReportTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
