package dev.tunesmith.mcp.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.session.WorkerCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    int bytes = 0;
    for (HostTool each : tools().tools()) {
      bytes += definition(each).getBytes(UTF_8).length;
    }

    assertThat(tools().tools()).hasSizeLessThanOrEqualTo(14);
    assertThat(bytes / BYTES_OF_A_TOKEN).isLessThanOrEqualTo(2_500);
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
    return Offered.tools(
        new Setup(
            folder.resolve("tunesmith.yaml"),
            List.of(),
            Map.of(),
            SandboxServers.onClassPath(),
            new Sessions(folder.resolve("sessions"), new WorkerCommand(List.of("false")))));
  }
}
