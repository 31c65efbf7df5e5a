package dev.tunesmith.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.PeerAdvised;
import dev.tunesmith.core.session.SessionEvent.ToolUsed;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.CrewTools;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.testkit.model.Dialogue;
import dev.tunesmith.testkit.model.GoodTuner;
import dev.tunesmith.testkit.model.RecordedRequest;
import dev.tunesmith.testkit.model.Reply;
import dev.tunesmith.testkit.model.Script;
import dev.tunesmith.testkit.model.ScriptedModelServer;
import dev.tunesmith.testkit.model.ThoroughTuner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that have remedies tried and consult peers while they work. */
@Tag("long")
class ActingModelIT {
  private static final Pattern EVIDENCE = Pattern.compile("\"evidence\":\"(E\\d+)\"");
  private static final Pattern LEVEL = Pattern.compile("\"level\":(\\d)");
  private static final String SOCIABLE =
      """
      ---
      name: visit-doctor
      description: Looks after the visits of the shop.
      tools: %s
      ---
      # Visit doctor

      **Consults:** @database-wizard

      ## Common Challenges

      | Challenge | Level 1 Solution | If Fails → Level 2 |
      |-----------|------------------|--------------------|
      | Slow query | Read its plan | Ask for another index |
      """;
  private static final String LEAVING =
      SOCIABLE
          + """

          ## Collaboration

          - Hands off to @database-optimization-specialist when the SQL must change.

          ## Escalation

          ### Level 2: PEER CONSULTATION

          **Escalate to:** @data-coordinator
          """;
  private static final String ALL =
      "[top_statements, settings, locks, ask_advisor, try_remedy, consult_peer]";

  private static Visits visits;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    visits = new Visits();
  }

  @AfterAll
  static void stop() {
    visits.close();
  }

  @Test
  void a_thorough_model_looks_around_asks_a_peer_and_has_its_remedy_accepted_while_it_works()
      throws IOException {
    Told told = new Told();
    try (ScriptedModelServer server = ScriptedModelServer.start(new ThoroughTuner())) {
      SessionState state = sociable(ALL, server, told);

      assertThat(state.accepted()).hasSize(1);
      assertThat(state.accepted().get(0).attempts()).hasSize(1);
      assertThat(told.codes()).isEmpty();
      assertThat(told.all(ToolUsed.class))
          .extracting(use -> use.call().tool())
          .contains("top_statements", "settings", "consult_peer")
          .doesNotContain("locks")
          .endsWith("try_remedy");
      assertThat(told.all(PeerAdvised.class))
          .singleElement()
          .extracting(event -> event.guidance().from())
          .isEqualTo(new SkillId("database-wizard"));
      assertThat(verdicts(told)).containsExactly("accepted");
      assertThat(server.requests())
          .extracting(RecordedRequest::dialogue)
          .filteredOn(dialogue -> dialogue.task().startsWith("A colleague"))
          .isNotEmpty()
          .allSatisfy(
              dialogue -> {
                assertThat(dialogue.task()).contains("What would you try for visits-of-a-page?");
                assertThat(dialogue.offers(CrewTools.TRY_REMEDY)).isFalse();
                assertThat(dialogue.offers(CrewTools.CONSULT_PEER)).isFalse();
              });
    }
  }

  @Test
  void a_model_that_only_tries_has_as_many_tries_as_attempts_and_the_issue_goes_up_to_the_user() {
    Told told = new Told();
    Script stubborn =
        dialogue ->
            tries(
                dialogue,
                "{\"kind\":\"create_index\",\"table\":\"public.visits\","
                    + "\"keys\":[{\"column\":\"id\"}]}");
    try (ScriptedModelServer server = ScriptedModelServer.start(stubborn.ready())) {
      SessionState state =
          visits.session("openai:scripted", server, results()).listener(told).build().run().state();

      assertThat(state.accepted()).isEmpty();
      assertThat(levels(state)).containsExactly(1, 1, 2, 2, 3, 3);
      assertThat(told.codes()).isEmpty();
      assertThat(verdicts(told))
          .containsExactly("refused", "refused", "refused", "refused", "refused", "refused");
      assertThat(told.all(TrialFinished.class)).isEmpty();
      assertThat(server.requests())
          .extracting(RecordedRequest::dialogue)
          .filteredOn(
              dialogue ->
                  !dialogue.isProbe()
                      && dialogue.answersSoFar() == 0
                      && dialogue.offers(CrewTools.TRY_REMEDY))
          .hasSize(3);
      assertThat(state.issues().get(0).standing().phase())
          .isEqualTo(Standing.Phase.AWAITING_DECISION);
    }
  }

  @Test
  void trying_what_only_a_higher_level_may_do_sends_the_issue_there() {
    Told told = new Told();
    Script greedy =
        dialogue ->
            level(dialogue) == 1
                ? tries(
                    dialogue,
                    "{\"kind\":\"materialised_view\",\"name\":\"latest\",\"definition\":"
                        + "\"select id, at, page from visits\",\"sql\":\"select id, at from latest"
                        + " where page = 4711 order by at desc limit 20\"}")
                : Reply.call("give_up", "{\"reason\":\"enough\"}");
    try (ScriptedModelServer server = ScriptedModelServer.start(greedy.ready())) {
      SessionState state =
          visits
              .session("anthropic:scripted", server, results())
              .listener(told)
              .build()
              .run()
              .state();

      assertThat(levels(state)).containsExactly(1, 3);
      assertThat(state.issues().get(0).standings())
          .extracting(Standing::why)
          .contains("materialised_view needs a higher level");
      assertThat(told.all(TrialFinished.class)).isEmpty();
    }
  }

  @Test
  void consulting_oneself_or_a_stranger_is_answered_with_a_typed_error() throws IOException {
    Told told = new Told();
    Script lonely =
        dialogue ->
            switch (dialogue.answersSoFar()) {
              case 0 -> Reply.call("consult_peer", "{\"peer\":\"visit-doctor\"}");
              case 1 -> Reply.call("consult_peer", "{\"peer\":\"tech-lead-orchestrator\"}");
              default -> Reply.call("give_up", "{\"reason\":\"nobody to talk to\"}");
            };
    try (ScriptedModelServer server = ScriptedModelServer.start(lonely.ready())) {
      sociable("[ask_advisor, consult_peer]", server, told);

      assertThat(refusals(told)).startsWith("peer-is-self", "peer-unknown");
      assertThat(told.all(PeerAdvised.class))
          .extracting(event -> event.guidance().from())
          .isNotEmpty()
          .doesNotContain(new SkillId("visit-doctor"), new SkillId("tech-lead-orchestrator"));
    }
  }

  @Test
  void what_the_skill_file_does_not_grant_is_not_offered() throws IOException {
    try (ScriptedModelServer server = ScriptedModelServer.start(new ThoroughTuner())) {
      SessionState state = sociable("[ask_advisor, settings]", server, new Told());

      assertThat(state.accepted()).hasSize(1);
      assertThat(server.requests())
          .extracting(RecordedRequest::dialogue)
          .filteredOn(dialogue -> !dialogue.isProbe())
          .allSatisfy(
              dialogue ->
                  assertThat(dialogue.tools())
                      .extracting(Dialogue.OfferedTool::name)
                      .containsExactlyInAnyOrder("ask_advisor", "settings", "propose", "give_up"));
    }
  }

  @Test
  void who_hands_an_issue_off_leaves_the_next_attempt_to_the_other() throws IOException {
    Told told = new Told();
    Script modest =
        dialogue ->
            dialogue.offers(CrewTools.HAND_OFF)
                ? Reply.call(
                    "hand_off",
                    "{\"to\":\"database-optimization-specialist\",\"reason\":\"it is the SQL\"}")
                : new GoodTuner().next(dialogue);
    try (ScriptedModelServer server = ScriptedModelServer.start(modest)) {
      SessionState state = sociable(LEAVING, "[ask_advisor]", server, told);

      assertThat(state.accepted())
          .singleElement()
          .extracting(file -> file.assignment().owner().value())
          .isEqualTo("database-optimization-specialist");
      assertThat(state.accepted().get(0).attempts())
          .extracting(attempt -> attempt.worker().value())
          .startsWith("visit-doctor", "database-optimization-specialist")
          .filteredOn("visit-doctor"::equals)
          .hasSize(1);
      assertThat(told.codes()).startsWith("handed-off");
      assertThat(server.requests())
          .extracting(request -> request.dialogue().task())
          .anyMatch(
              task ->
                  task.contains("handed off to database-optimization-specialist: it is the SQL"));
    }
  }

  @Test
  void who_escalates_sends_the_issue_one_level_up_and_no_further() throws IOException {
    Told told = new Told();
    Script modest =
        dialogue ->
            level(dialogue) == 1
                ? Reply.call("escalate", "{\"reason\":\"two profiles showed no cause\"}")
                : new GoodTuner().next(dialogue);
    try (ScriptedModelServer server = ScriptedModelServer.start(modest.ready())) {
      SessionState state = sociable(LEAVING, "[ask_advisor]", server, told);

      assertThat(levels(state)).containsExactly(1, 2);
      assertThat(state.issues().get(0).standings())
          .extracting(Standing::why)
          .contains("escalated: two profiles showed no cause");
      assertThat(told.codes()).containsExactly("escalated");
    }
  }

  @Test
  void what_no_remedy_expresses_reaches_the_next_level_and_the_person() {
    Script adviser =
        Script.always(
            Reply.call("give_up", "{\"reason\":\"no index helps\",\"advice\":\"page by key\"}"));
    try (ScriptedModelServer server = ScriptedModelServer.start(adviser.ready())) {
      SessionState state =
          visits.session("openai:scripted", server, results()).build().run().state();

      assertThat(levels(state)).containsExactly(1, 2, 3);
      assertThat(server.requests().get(server.requests().size() - 1).dialogue().task())
          .contains("\"advice\":\"page by key\"", "no index helps");
      assertThat(state.issues().get(0).decision().options())
          .filteredOn(option -> option.name().equals("follow_advice"))
          .singleElement()
          .satisfies(option -> assertThat(option.effect()).contains("page by key"));
    }
  }

  private SessionState sociable(String tools, ScriptedModelServer server, Told told)
      throws IOException {
    return sociable(SOCIABLE, tools, server, told);
  }

  private SessionState sociable(String skill, String tools, ScriptedModelServer server, Told told)
      throws IOException {
    Path skills = Files.createDirectories(folder.resolve("skills"));
    Files.writeString(skills.resolve("visit-doctor.md"), skill.formatted(tools));
    return visits
        .session("openai:scripted", server, results())
        .skills(skills)
        .listener(told)
        .build()
        .run()
        .state();
  }

  private static Reply tries(Dialogue dialogue, String remedy) {
    Matcher cited = EVIDENCE.matcher(dialogue.task());
    return Reply.call(
        "try_remedy",
        "{\"root_cause\":\"an access path is missing\",\"expected_gain\":0.5,\"evidence\":[\""
            + (cited.find() ? cited.group(1) : "E1")
            + "\"],\"remedy\":"
            + remedy
            + "}");
  }

  private static int level(Dialogue dialogue) {
    Matcher level = LEVEL.matcher(dialogue.task());
    return level.find() ? Integer.parseInt(level.group(1)) : 0;
  }

  private static List<Integer> levels(SessionState state) {
    return state.issues().stream()
        .flatMap(file -> file.attempts().stream())
        .map(IssueFile.Attempt::level)
        .map(level -> level.number())
        .toList();
  }

  private static List<String> verdicts(Told told) {
    return told.all(ToolUsed.class).stream()
        .filter(use -> use.call().tool().equals(CrewTools.TRY_REMEDY))
        .flatMap(use -> ((ToolResult.Answered) use.result()).value().text("verdict").stream())
        .toList();
  }

  private static List<String> refusals(Told told) {
    return told.all(ToolUsed.class).stream()
        .filter(use -> use.result() instanceof ToolResult.Refused)
        .map(use -> ((ToolResult.Refused) use.result()).code())
        .toList();
  }

  private Path results() {
    return folder.resolve("results");
  }
}
