package dev.tunesmith.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.BriefLoad;
import dev.tunesmith.engine.Reduced;
import dev.tunesmith.engine.SessionReplay;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.testkit.model.Dialogue;
import dev.tunesmith.testkit.model.FallibleTuner;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.RecordedRequest;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An honest slip of a mind costs an attempt at most; it is told what happened, and goes on. */
@Tag("long")
class HonestSlipsIT {

  private static final String PAGES =
      "select page % 10 as digit, count(*) as visits from visits group by page % 10";

  private static final Pattern EVIDENCE = Pattern.compile("\"evidence\":\"(E\\d+)\"");

  private static final String RIGHT =
      index("\"table\": \"visits\", \"keys\": [\"page\", \"kind\", \"at\"]");

  private static Visits visits;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    visits = new Visits();
    IntStream.range(0, 4)
        .forEach(
            table ->
                visits
                    .server()
                    .execute(
                        """
                        create table shelf_%1$d (id int primary key, kind int, note text);
                        insert into shelf_%1$d select i, i %% 3000, md5(i::text)
                          from generate_series(1, 30000) i;
                        analyze shelf_%1$d;
                        """
                            .formatted(table)));
  }

  @AfterAll
  static void stop() {
    visits.close();
  }

  private static String index(String fields) {
    return proposal("{\"kind\": \"create_index\", " + fields + "}");
  }

  private static String proposal(String remedy) {
    return "{\"root_cause\": \"an access path is missing\", \"expected_gain\": 0.9, \"evidence\":"
        + " [\"E1\"], \"remedies\": ["
        + remedy
        + "]}";
  }

  private static String kept(String key) {
    return proposal(
        "{\"kind\": \"materialised_view\", \"definition\": \""
            + PAGES
            + "\", \"key\": [\""
            + key
            + "\"], \"sql\": \"select digit, visits from kept_answer\"}");
  }

  /** A slip, what it is told, and what the mind says in the order in which it says it. */
  static Stream<Arguments> slips() {
    String useless = index("\"table\": \"visits\", \"keys\": [\"id\", \"page\"]");
    return Reduced.of(
        List.of(
            slip(
                "mistyped column",
                "no column 'pgae' in public.visits",
                index("\"table\": \"visits\", \"keys\": [\"pgae\", \"kind\", \"at\"]"),
                RIGHT),
            slip("missing name", "", RIGHT),
            slip(
                "blank name",
                "",
                index(
                    "\"name\": \"\", \"table\": \"visits\", \"keys\": [\"page\", \"kind\","
                        + " \"at\"]")),
            slip(
                "unknown kind",
                "no remedy of kind 'partitioning' can be tried, only create_index",
                proposal("{\"kind\": \"partitioning\", \"table\": \"visits\"}"),
                RIGHT),
            slip(
                "unknown word",
                "create_index has no 'columns', only ",
                index("\"table\": \"visits\", \"columns\": [\"page\"]"),
                RIGHT),
            slip("duplicate", "propose nothing of it again", useless, useless, RIGHT),
            slip(
                "wrong table",
                "no table named visit",
                index("\"table\": \"visit\", \"keys\": [\"page\"]"),
                RIGHT),
            slip(
                "wrong order",
                "",
                index("\"table\": \"visits\", \"keys\": [\"kind\", \"at\", \"page\"]"),
                RIGHT)));
  }

  private static Arguments slip(String name, String told, String... proposals) {
    return Arguments.of(name, told, List.of(proposals));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void the_session_ends_well(String slip, String words, List<String> proposals) {
    Queue<String> left = new ArrayDeque<>(proposals);
    Script mind =
        dialogue ->
            left.isEmpty() || dialogue.task().startsWith("A colleague")
                ? Reply.call("give_up", "{\"reason\": \"nothing more\"}")
                : proposes(left.remove(), dialogue);
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(mind.ready())) {
      SessionState state =
          visits.session("openai:scripted", server, results()).listener(told).build().run().state();

      endsWell(state);
      assertThat(told.all(TrialFinished.class))
          .hasSizeLessThanOrEqualTo(Set.copyOf(proposals).size());
      assertThat(told(server)).contains(words);
    }
  }

  /** What it cites it was shown. */
  private static Reply proposes(String proposal, Dialogue dialogue) {
    Matcher shown = EVIDENCE.matcher(dialogue.task());
    return Reply.call("propose", shown.find() ? proposal.replace("E1", shown.group(1)) : proposal);
  }

  private static void endsWell(SessionState state) {
    assertThat(state.accepted()).as("%s", state.issues()).isNotEmpty();
    assertThat(state.latest(RemedyWithdrawn.class).map(RemedyWithdrawn::reason).orElse(""))
        .doesNotContain("lead back");
    assertThat(state.latest(FinalMeasured.class)).isPresent();
  }

  private static String told(ScriptedModelServer server) {
    return server.requests().stream()
        .map(RecordedRequest::dialogue)
        .flatMap(
            dialogue ->
                Stream.concat(
                    Stream.of(dialogue.task()),
                    dialogue.results().stream().map(result -> result.text())))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void a_view_with_a_mistyped_key_costs_an_attempt_and_leaves_nothing_behind() {
    Queue<String> left = new ArrayDeque<>(List.of(kept("digt"), kept("digit")));
    Script mind =
        dialogue ->
            dialogue.task().contains("\"level\":3")
                ? proposes(left.remove(), dialogue)
                : Reply.call("give_up", "{\"reason\": \"it has to be kept\"}");
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(mind.ready())) {
      SessionState state =
          visits
              .session("openai:scripted", server, results())
              .workload("-- name: pages\n-- target: p95 < 2ms\n" + PAGES + ";\n")
              .concede(Concession.STALE_ANSWERS)
              .concede(Concession.TESTED_REWRITE)
              .listener(told)
              .build()
              .run()
              .state();

      endsWell(state);
      assertThat(told.all(TrialBroken.class))
          .as("%s", state.issues().get(0).attempts())
          .singleElement()
          .extracting(TrialBroken::reason)
          .asString()
          .contains("42703", "there is no such column, see digt");
      assertThat(told(server)).contains("there is no such column, see digt");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "tunesmith.whole", matches = "true")
  void a_good_but_fallible_mind_solves_what_a_perfect_one_solves() {
    FallibleTuner fallible = new FallibleTuner(new GoodTuner());

    Set<String> solved = solvedBy(new GoodTuner(), folder.resolve("perfect"));
    Set<String> solvedAllTheSame = solvedBy(fallible, results());

    assertThat(fallible.slips()).isPositive();
    assertThat(solved).hasSizeGreaterThan(3);
    assertThat(solvedAllTheSame).isEqualTo(solved);
    assertThat(
            SessionReplay.of(results())
                .results(folder.resolve("again"))
                .build()
                .run()
                .divergences())
        .isEmpty();
  }

  private static Set<String> solvedBy(Script mind, Path results) {
    String workload =
        Visits.WORKLOAD
            + IntStream.range(0, 4)
                .mapToObj(
                    table ->
                        "-- name: shelf-%1$d\nselect note from shelf_%1$d where kind = 17;\n"
                            .formatted(table))
                .collect(Collectors.joining());
    try (ScriptedModelServer server = ScriptedModelServer.start(mind)) {
      return TuningSession.builder()
          .underLoad(BriefLoad.RUN)
          .target(visits.server().dataSource())
          .workload(workload)
          .model("openai:scripted")
          .environment(Visits.environment(server))
          .results(results)
          .record()
          .build()
          .run()
          .state()
          .accepted()
          .stream()
          .map(IssueFile::issue)
          .map(issue -> issue.subject().text())
          .collect(Collectors.toSet());
    }
  }

  private Path results() {
    return folder.resolve("results");
  }
}
