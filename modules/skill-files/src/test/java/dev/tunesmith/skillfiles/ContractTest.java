package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.AntiPattern;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

  @TempDir private Path folder;

  @Test
  void levels_are_read_with_their_figures() {
    Contract contract = Corpus.skill("traits-protocol.md").contract();

    assertThat(contract.protocol().levels())
        .containsEntry(
            Level.SELF_RECOVERY,
            new DeclaredLevel(3, Duration.ofSeconds(90), List.of(), 0.65, List.of(), 11))
        .containsEntry(
            Level.PEER_CONSULTATION,
            new DeclaredLevel(null, null, List.of("peer-one", "peer-two"), 0.755, List.of(), 21))
        .containsEntry(
            Level.STRATEGIC,
            new DeclaredLevel(
                null,
                null,
                List.of("lead-architect"),
                null,
                List.of("The schema is the cause"),
                36))
        .containsEntry(
            Level.USER_DECISION,
            new DeclaredLevel(null, null, List.of(), null, 0.03, List.of(), 43));
    assertThat(contract.items(Kind.MESSAGE_FIELD))
        .extracting(ContractItem::text)
        .containsExactly("Problem: [what]", "Request: [which help]");
  }

  @Test
  void tables_checks_and_layers_keep_their_words() {
    Contract contract = Corpus.skill("traits-protocol.md").contract();

    assertThat(contract.items(Kind.CHALLENGE))
        .containsExactly(
            new ContractItem(
                Kind.CHALLENGE,
                "Common Challenges",
                "Slow view",
                List.of("Read a | b", "Ask"),
                51));
    assertThat(contract.items(Kind.PRECISION_CHECK))
        .containsExactly(
            new ContractItem(
                Kind.PRECISION_CHECK, "Profiling Verification (sure)", "Profiled", 56));
    assertThat(contract.items(Kind.ESCALATION_TRIGGER))
        .extracting(ContractItem::text)
        .containsExactly("No cause found");
  }

  @Test
  void tags_with_blank_lines_inside_stay_whole() {
    Contract contract = Corpus.skill("traits-markup.md").contract();

    assertThat(contract.items(Kind.METRIC))
        .extracting(ContractItem::text)
        .containsExactly(
            "p95: 95th percentile < 100ms", "Hits: > 85% hit ratio", "uptime: > 99.9% uptime");
    assertThat(contract.antiPatterns()).containsExactly(AntiPattern.INDEX_BLINDNESS);
    assertThat(contract.items(Kind.STOPPING_TRIGGER))
        .extracting(ContractItem::text)
        .containsExactly("Diminishing Returns: Less than 5% improvement for 3+ iterations");
    assertThat(contract.items(Kind.TOOL_ACCESS))
        .extracting(item -> item.section() + ": " + item.text())
        .containsExactly(
            "primary_mcp_tools: git: Versions", "restricted_mcp_tools: sentry: Errors only");
  }

  @Test
  void agents_are_referred_to_and_topics_are_not() {
    assertThat(references(Corpus.skill("traits-markup.md")))
        .containsExactly("CONSULTS backend-architect");
    assertThat(references(Corpus.skill("traits-contract.md")))
        .containsExactly(
            "DEPENDS_ON core.orchestrator", "DEPENDS_ON core.quality", "HANDS_OFF_TO devops");
    assertThat(references(Corpus.skill("vscode.agent.md"))).containsExactly("HANDS_OFF_TO builder");
    assertThat(references(Corpus.skill("words-like-agents.md")))
        .containsExactly("HANDS_OFF_TO index-friend", "HANDS_OFF_TO index-keeper");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**Your action:** Profile (max 2 attempts, 5 min timeout) | 2 | PT5M",
        "**Your action:** Profile (max 3 attempts, 1 minute) | 3 | PT1M",
        "**Your action:** Profile, up to four tries within 90 s | 4 | PT1M30S",
        "**Attempts:** 1 | 1 | ",
        "**Timeout:** 2 hours | | PT2H",
        "- Attempts: 5 | 5 | ",
        "**Your action:** one attempt, timeout 1.5 min | 1 | PT1M30S",
        "**When:** Two attempts have failed | | "
      })
  void attempts_and_time_are_read_in_many_words(String line, Integer attempts, Duration time)
      throws IOException {
    DeclaredLevel level =
        read("### Level 1: SELF-RECOVERY\n\n" + line + "\n")
            .contract()
            .protocol()
            .levels()
            .get(Level.SELF_RECOVERY);

    assertThat(level.attempts()).isEqualTo(attempts);
    assertThat(level.workingTime()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| Level | Attempts | Timeout |\n|---|---|---|\n| Level 2 | 4 | 3 min |\n",
        "```yaml\nescalation:\n  level_2:\n    attempts: 4\n    timeout: 3 min\n```\n",
        "- **Level 2 (Peers)**: max 4 attempts, 3 min timeout\n"
      })
  void levels_are_read_from_tables_yaml_and_lists(String body) throws IOException {
    DeclaredLevel level = read(body).contract().protocol().levels().get(Level.PEER_CONSULTATION);

    assertThat(level.attempts()).isEqualTo(4);
    assertThat(level.workingTime()).isEqualTo(Duration.ofMinutes(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### Level 2: PEERS\n\n**Escalate to:** @peer-one or @peer-two\n",
        "### Level 2: PEERS\n\n#### What to do\n\n1. Escalate to `peer-one`, then `peer-two`.\n",
        "Level 2: PEERS\n---------\n\nEscalates to peer-one and peer-two.\n",
        "<level_2>\nEscalate to: @peer-one, @peer-two\n</level_2>\n",
        "| Level | Escalate to |\n|---|---|\n| 1 | - |\n| Level 2 | @peer-one, @peer-two |\n",
        "- **Level 2 (Peers)**: escalate to @peer-one or @peer-two\n",
        "```yaml\nlevel_2:\n  attempts: 4\n  escalate_to: [peer-one, peer-two]\n```\n",
        "```yaml\nlevel_2:\n  escalate_to:\n  - peer-one\n  - peer-two\n  attempts: 4\n```\n"
      })
  void whom_to_ask_is_read_in_many_forms_without_reading_the_contract(String body)
      throws IOException {
    Skill skill = read(body);

    assertThat(skill.whom().get(Level.PEER_CONSULTATION).names())
        .containsExactly("peer-one", "peer-two");
    assertThat(skill.whom()).hasSize(1);
    assertThat(skill.contract().protocol().levels().get(Level.PEER_CONSULTATION).whom())
        .containsExactly("peer-one", "peer-two");
    assertThat(skill.references())
        .extracting(Reference::kind, Reference::name)
        .contains(tuple(Reference.Kind.ESCALATES_TO, "peer-one"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### Level 2: PEERS\n\n**When:** one would escalate to @peer-one\n",
        "### Level 2: PEERS\n\n**Triggers:**\n- Others escalate to @peer-one\n",
        "### Level 2: PEERS\n\nLook again.\n\n### Later\n\n**Escalate to:** @peer-one\n",
        "```yaml\nlevel_2:\n  attempts: 4\nother:\n  escalate_to: peer-one\n```\n"
      })
  void what_stands_beside_a_level_does_not_say_whom_it_asks(String body) throws IOException {
    assertThat(read(body).whom()).isEmpty();
  }

  @Test
  void what_is_said_first_of_a_level_holds() throws IOException {
    Skill skill =
        read("### Level 3: LEAD\n\nEscalate to: @lead-one\n\nIn haste, escalate to @lead-two\n");

    assertThat(skill.whom())
        .containsExactly(Map.entry(Level.STRATEGIC, new DeclaredWhom(List.of("lead-one"), 8)));
  }

  @Test
  void a_table_of_levels_says_which_kinds_of_remedy_each_may_use() throws IOException {
    String table =
        """
        | Level | Remedy kinds it adds | On condition that |
        |-------|----------------------|-------------------|
        | 1 SELF_RECOVERY | `create_index`, Rewrite | statistics, drop_index stay away |
        | 2 PEERS | whatever helps | cache |
        | 3 STRATEGIC | cache, time_travel | |
        """;

    assertThat(read(table).contract().protocol().kinds())
        .containsOnly(
            Map.entry(
                Level.SELF_RECOVERY,
                new DeclaredKinds(Set.of(RemedyKind.CREATE_INDEX, RemedyKind.REWRITE), 8)),
            Map.entry(Level.PEER_CONSULTATION, new DeclaredKinds(Set.of(), 9)),
            Map.entry(Level.STRATEGIC, new DeclaredKinds(Set.of(RemedyKind.CACHE), 10)));
  }

  @Test
  void a_table_of_kinds_speaks_of_the_highest_level_that_one_of_them_belongs_to()
      throws IOException {
    String table =
        """
        | Kind | State first |
        |------|-------------|
        | cache | its key |
        | transaction_scope | what leaves it |
        """;

    assertThat(read(table).contract().protocol().kinds())
        .containsOnly(
            Map.entry(
                Level.STRATEGIC,
                new DeclaredKinds(Set.of(RemedyKind.CACHE, RemedyKind.TRANSACTION_SCOPE), 8)));
  }

  @Test
  void a_table_of_other_kinds_says_nothing_of_remedies() throws IOException {
    String table = "| Kind | Meaning |\n|---|---|\n| fruit | grows |\n";

    assertThat(read(table).contract().protocol().kinds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules-on-top.md", "rules-in-metadata.md"})
  void a_front_matter_binds_its_agent_at_the_top_or_under_metadata(String file) {
    Skill skill = Corpus.skill(file);

    DeclaredLevel own = skill.contract().protocol().levels().get(Level.SELF_RECOVERY);
    assertThat(own.attempts()).isEqualTo(4);
    assertThat(own.workingTime()).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2));
    assertThat(skill.whom().get(Level.PEER_CONSULTATION).names()).startsWith("data-lead");
    assertThat(skill.contract().forbidden())
        .extracting(ForbiddenRule::kind)
        .containsExactly(RemedyKind.CREATE_INDEX);
  }

  @Test
  void what_a_front_matter_owns_weighs_as_its_challenges_do() {
    Contract contract = Corpus.skill("rules-on-top.md").contract();

    assertThat(contract.items(Kind.CHALLENGE))
        .containsExactly(new ContractItem(Kind.CHALLENGE, "front matter", "redundant index", 8));
    assertThat(contract.antiPatterns()).containsExactly(AntiPattern.INDEX_BLINDNESS);
  }

  @Test
  void rules_in_words_are_obeyed_where_the_words_are_known() {
    Skill skill = Corpus.skill("rules-in-words.md");

    Map<Level, DeclaredLevel> levels = skill.contract().protocol().levels();
    assertThat(levels.get(Level.SELF_RECOVERY).attempts()).isEqualTo(3);
    assertThat(levels.get(Level.PEER_CONSULTATION).attempts()).isEqualTo(5);
    assertThat(skill.whom().get(Level.PEER_CONSULTATION).names())
        .containsExactly("Database Wizard");
    assertThat(skill.contract().forbidden())
        .containsExactly(new ForbiddenRule(RemedyKind.CREATE_INDEX, "gin", 9));
  }

  @Test
  void whom_the_first_level_names_is_asked_next_unless_the_next_one_says_otherwise()
      throws IOException {
    String first = "## Level 1\n\n- Escalate to: @peer\n";

    assertThat(read(first).whom().get(Level.PEER_CONSULTATION).names()).containsExactly("peer");
    assertThat(read(first + "\n## Level 2\n\n- Escalate to: @chief\n").whom().values())
        .extracting(DeclaredWhom::names)
        .containsExactly(List.of("chief"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Never create indexes. | CREATE_INDEX",
        "Do not drop an index | DROP_INDEX",
        "You must not rewrite queries! | REWRITE",
        "Never partition tables | PARTITIONING",
        "Never create indexes without measuring them | ",
        "Create indexes | "
      })
  void a_prohibition_without_a_condition_forbids_a_kind_of_remedy(String line, RemedyKind kind)
      throws IOException {
    assertThat(read("## Guardrails\n\n- " + line + "\n").contract().forbidden())
        .extracting(ForbiddenRule::kind)
        .isEqualTo(kind == null ? List.of() : List.of(kind));
  }

  @Test
  void names_of_tools_keep_their_underscores() throws IOException {
    Contract contract =
        read("## Guardrails\n\n- Use mcp__private-journal__{read}, __always__\n").contract();

    assertThat(contract.items(Kind.GUARDRAIL))
        .extracting(ContractItem::text)
        .containsExactly("Use mcp__private-journal__{read}, always");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Try again up to 3 times | 3",
        "No more: max three tries | 3",
        "Attempts: 4 | 4",
        "A column 1-2 attempts wide | "
      })
  void attempts_are_found_wherever_a_line_tells_them(String line, Integer attempts)
      throws IOException {
    DeclaredLevel level =
        read("## Level 1\n\n- " + line + "\n")
            .contract()
            .protocol()
            .levels()
            .get(Level.SELF_RECOVERY);

    assertThat(level.attempts()).isEqualTo(attempts);
  }

  @Test
  void long_text_is_read_to_its_end() throws IOException {
    String list = "- Read the plan\n".repeat(2_500);

    Contract contract =
        read("## Guardrails\n\n" + list + "\n## Deliverables\n\n- Last\n").contract();

    assertThat(contract.items(Kind.GUARDRAIL)).hasSize(2_500);
    assertThat(contract.items(Kind.DELIVERABLE))
        .containsExactly(new ContractItem(Kind.DELIVERABLE, "Deliverables", "Last", 2_511));
  }

  private Skill read(String body) throws IOException {
    Path file = folder.resolve("one.md");
    Files.writeString(file, "---\nname: one\ndescription: d\n---\n\n" + body);
    return Corpus.read(file).skills().get(0);
  }

  private static List<String> references(Skill skill) {
    return skill.references().stream()
        .map(reference -> reference.kind() + " " + reference.name())
        .toList();
  }
}
