package dev.tunesmith.mcp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.session.WorkerCommand;
import dev.tunesmith.mcp.tool.HostAnswer;
import dev.tunesmith.mcp.tool.HostPrompt;
import dev.tunesmith.mcp.tool.HostTool;
import dev.tunesmith.mcp.tool.SessionResources;
import dev.tunesmith.mcp.tool.Toolset;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpWireTest {
  private static final String TOKEN = "a-token-of-some-length";

  private static final HostTool WHO =
      new HostTool(
          new Tool("who", "Says who asks.", List.of()),
          "Who",
          HostTool.Effect.READS,
          (arguments, client) -> HostAnswer.of("you are " + client));

  @TempDir private Path folder;

  private final AtomicInteger looks = new AtomicInteger();
  private HttpWire wire;

  @BeforeEach
  void open() {
    wire =
        HttpWire.open(
            new Offer(
                "1",
                "",
                new Toolset(List.of(WHO)),
                new SessionResources(new Sessions(folder, new WorkerCommand(List.of("false")))),
                client -> {
                  looks.incrementAndGet();
                  return List.of(new HostPrompt("hello", "Greets.", "Greet " + client));
                }),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TOKEN);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void a_host_is_known_by_the_name_it_gave_at_first() {
    McpSyncClient client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + wire.port())
                    .endpoint("/mcp")
                    .requestBuilder(
                        HttpRequest.newBuilder().header("Authorization", "Bearer " + TOKEN))
                    .build())
            .clientInfo(McpSchema.Implementation.builder("inspector", "1").build())
            .jsonSchemaValidator(new AnySchema())
            .build();
    client.initialize();

    assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name).containsExactly("who");
    assertThat(
            client.callTool(McpSchema.CallToolRequest.builder("who").build()).content().toString())
        .contains("you are inspector");
    assertThat(looks).as("prompts are looked for only where they are asked for").hasValue(0);
    assertThat(client.listPrompts().prompts())
        .extracting(McpSchema.Prompt::name)
        .containsExactly("hello");
    client.close();
  }

  @Test
  void who_begins_without_a_handshake_is_of_the_stateless_generation()
      throws IOException, InterruptedException {
    String message =
        """
        {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"_meta": {
          "io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientInfo": {"name": "inspector", "version": "1"},
          "io.modelcontextprotocol/clientCapabilities": {}}}}\
        """;

    assertThat(post(message, "Bearer " + TOKEN, null).body()).contains("\"who\"");
  }

  @Test
  void whoever_bears_no_token_or_comes_from_elsewhere_stays_outside()
      throws IOException, InterruptedException {
    String message = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";

    assertThat(post(message, null, null).statusCode()).isEqualTo(401);
    assertThat(post(message, "Bearer another-token-here", null).statusCode()).isEqualTo(401);
    assertThat(post(message, "Bearer " + TOKEN, "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(post(message, "Bearer " + TOKEN, "http://localhost:3000").statusCode())
        .isEqualTo(200);
    assertThat(post("not a message", "Bearer " + TOKEN, null).body()).contains("-32700");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7801, false",
    "localhost:7801, false",
    "LOCALHOST:7801, false",
    "localhost:9, true",
    "localhost, true",
    "evil.example:7801, true",
    "127.0.0.1.evil.example:7801, true"
  })
  void a_name_that_is_not_ours_is_refused(String host, boolean isRefused) {
    Headers headers = new Headers();
    headers.set("Host", host);
    headers.set("Authorization", "Bearer " + TOKEN);

    assertThat(new Door("127.0.0.1", 7801, TOKEN).refusal(headers).isPresent())
        .isEqualTo(isRefused);
  }

  private HttpResponse<String> post(String message, String token, String origin)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wire.port() + "/mcp"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(message));
    if (token != null) {
      request.header("Authorization", token);
    }
    if (origin != null) {
      request.header("Origin", origin);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
