package dev.tunesmith.mcp.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunesmith.engine.journal.FileJournal;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.session.WorkerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferedTest {
  private static final int BYTES_OF_A_TOKEN = 4;

  @TempDir private Path folder;

  @Test
  void a_host_reads_few_definitions() throws JsonProcessingException {
    assertThat(tools().tools()).hasSizeLessThanOrEqualTo(14);
    assertThat(tokens(tools())).isLessThanOrEqualTo(2_500);
    assertThat(tokens(with(new FileJournal(folder)))).isLessThanOrEqualTo(2_500);
  }

  private static int tokens(Toolset tools) throws JsonProcessingException {
    int bytes = 0;
    for (HostTool each : tools.tools()) {
      bytes += definition(each).getBytes(UTF_8).length;
    }
    return bytes / BYTES_OF_A_TOKEN;
  }

  @Test
  void the_tools_of_a_journal_are_offered_on_demand_alone() {
    assertThat(tools().tools()).extracting(HostTool::name).doesNotContain("search_journal");
    Toolset tools = with(new FileJournal(folder.resolve("journal")));

    String id =
        tools
            .call("process_thoughts", "{\"thoughts\": \"an index on letter (town)\"}", "")
            .text()
            .replace("id: ", "");

    assertThat(tools.call("search_journal", "{\"query\": \"letter\"}", "").text())
        .contains(id, "an index on letter (town)", "no instructions");
    assertThat(tools.call("list_recent_entries", "{}", "").text()).contains(id);
    assertThat(tools.call("read_journal_entry", "{\"id\": \"" + id + "\"}", "").text())
        .contains("an index on letter (town)");
    assertThat(tools.call("read_journal_entry", "{\"id\": \"../x\"}", "").text())
        .startsWith("error: entry-unknown");
    assertThat(tools.call("process_thoughts", "{\"thoughts\": \"password=plum\"}", "").text())
        .contains("credentials-in-arguments")
        .doesNotContain("plum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "database_check | {'database': 'atlantis'} | database-unknown | shop",
        "database_check | {'database': 'gone'} | database-unfit | mend",
        "tuning_start | {'database': 'shop', 'workload_file': '/nowhere.sql'} | workload-missing |"
            + " path",
        "tuning_status | {'session': 's-0000'} | session-unknown | tuning_start",
        "case_tool | {'session': '../etc', 'case': 'c-1', 'tool': 'x'} | session-unknown |"
            + " tuning_start",
        "tuning_decide | {'session': 's-1', 'issue': 'I1', 'option': 'x'} | session-unknown |"
            + " tuning_start",
        "tuning_status | {'after': 1} | arguments-wrong | session",
        "tuning_status | {'session': | arguments-unreadable | mend",
        "drop_database | {} | tool-unknown | tuning_start",
        "tuning_start | TEN_MEGABYTES | arguments-too-long | workload_file"
      })
  void what_cannot_be_served_is_a_short_typed_error_that_says_what_to_do(
      String tool, String arguments, String code, String advice) throws IOException {
    Files.writeString(
        folder.resolve("tunesmith.yaml"),
        """
        databases:
          shop: {url: "jdbc:postgresql://127.0.0.1:1/shop", user: reader}
          gone: {url: "jdbc:postgresql://127.0.0.1:1/gone?password=plum", user: reader}
        """);
    String json =
        arguments.equals("TEN_MEGABYTES")
            ? "{\"database\": \"shop\", \"workload_sql\": \"" + "x".repeat(10_000_000) + "\"}"
            : arguments.replace('\'', '"');

    HostAnswer answer = tools().call(tool, json, "");

    assertThat(answer.isRefused()).isTrue();
    assertThat(answer.text())
        .startsWith("error: " + code)
        .contains(advice)
        .doesNotContain("Exception", "\tat ", "plum");
    assertThat(answer.text().getBytes(UTF_8).length / BYTES_OF_A_TOKEN).isLessThanOrEqualTo(600);
  }

  /** As it goes over the wire, hints included. */
  private static String definition(HostTool tool) throws JsonProcessingException {
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "name",
                tool.name(),
                "title",
                tool.title(),
                "description",
                tool.definition().description(),
                "inputSchema",
                ToolForm.schema(tool.definition()),
                "annotations",
                Map.of("readOnlyHint", true, "destructiveHint", false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"database\": \"shop\", \"password\": \"plum\"}",
        "{\"database\": \"jdbc:postgresql://me:plum@h/d\"}",
        "{\"database\": \"jdbc:postgresql://h/d?user=me&password=plum\"}",
        "{\"database\": \"shop\", \"url\": \"jdbc:postgresql://h/d\"}",
        "{\"database\": \"shop\", \"api_key\": \"plum\"}"
      })
  void a_login_in_an_argument_is_refused_and_not_repeated(String arguments) {
    HostAnswer answer = tools().call("database_check", arguments, "");

    assertThat(answer.isRefused()).isTrue();
    assertThat(answer.text())
        .contains("credentials-in-arguments", "tunesmith.yaml")
        .doesNotContain("plum");
  }

  @Test
  void a_column_named_like_a_password_is_no_login() {
    String workload =
        "{\"database\": \"shop\", \"workload_sql\": \"select 1 from t where password = $1\"}";

    assertThat(tools().call("tuning_start", workload, "").text()).contains("database-unknown");
  }

  @Test
  void a_skill_for_another_host_is_withheld_and_the_reason_said() throws IOException {
    Files.writeString(
        folder.resolve("codex-only.md"),
        """
        ---
        name: codex-only
        description: Works in one host.
        hosts: [codex_desktop]
        ---
        # Codex only
        """);
    Setup setup = setup(null);
    Toolset tools = Offered.tools(setup);

    assertThat(tools.call("skills", "{}", "claude-ai").text())
        .contains("not offered: codex-only, meant for codex_desktop");
    assertThat(tools.call("skills", "{}", "Codex MCP Client").text())
        .contains("codex-only: Works in one host.");
    assertThat(new SkillPrompts(setup).of("claude-ai"))
        .extracting(HostPrompt::name)
        .contains("database-optimizer")
        .doesNotContain("codex-only");
    assertThat(new SkillPrompts(setup).of("codex"))
        .extracting(HostPrompt::name)
        .contains("codex-only");
  }

  @ParameterizedTest
  @CsvSource({
    "claude-ai, claude_desktop",
    "claude-code, claude_code",
    "Codex MCP Client, codex_desktop",
    "cursor-vscode, ''",
    "'', ''"
  })
  void hosts_are_known_by_what_they_call_themselves(String client, String name) {
    assertThat(HostNames.of(client)).isEqualTo(name);
  }

  private Toolset tools() {
    return with(null);
  }

  private Toolset with(@Nullable WorkJournal journal) {
    return Offered.tools(setup(journal));
  }

  private Setup setup(@Nullable WorkJournal journal) {
    return new Setup(
        folder.resolve("tunesmith.yaml"),
        List.of(folder),
        Map.of(),
        SandboxServers.onClassPath(),
        new Sessions(folder.resolve("sessions"), new WorkerCommand(List.of("false"))),
        journal);
  }
}
