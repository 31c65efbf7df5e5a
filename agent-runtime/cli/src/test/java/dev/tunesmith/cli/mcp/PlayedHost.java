package dev.tunesmith.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host that started the real command and speaks to it over its standard streams. */
final class PlayedHost implements AutoCloseable {
  private static final Pattern SESSION = Pattern.compile("session: (s-[0-9a-f]+)");
  private static final long LOOK_MILLIS = 300;
  private static final int LOOKS = 400;

  /** Those of all hosts: a session outlives the host that began it, but not its test. */
  private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

  private final McpSyncClient client;

  private PlayedHost(McpSyncClient client) {
    this.client = client;
  }

  static PlayedHost named(String name, Map<String, String> environment, Path home) {
    McpSyncClient client =
        McpClient.sync(
                new StdioClientTransport(
                    parameters(environment, home), McpJsonDefaults.getMapper()))
            .clientInfo(McpSchema.Implementation.builder(name, "1").build())
            .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
            .requestTimeout(Duration.ofSeconds(60))
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    client.initialize();
    return new PlayedHost(client);
  }

  /** The real command, with its settings and sessions in a folder. */
  static ServerParameters parameters(Map<String, String> environment, Path home) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-XX:TieredStopAtLevel=1");
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of("dev.tunesmith.cli.Main", "mcp"));
    arguments.addAll(List.of("--config", home.resolve("tunesmith.yaml").toString()));
    arguments.addAll(List.of("--sessions", home.resolve("sessions").toString()));
    return ServerParameters.builder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .args(arguments)
        .env(environment)
        .addEnvVar("HOME", home.toString())
        .build();
  }

  McpSyncClient client() {
    return client;
  }

  /** What a served call says. */
  String told(String tool, Map<String, Object> arguments) {
    Reply reply = call(tool, arguments);
    if (reply.isError()) {
      throw new AssertionError(tool + " was refused: " + reply.text());
    }
    return reply.text();
  }

  Reply call(String tool, Map<String, Object> arguments) {
    CallToolResult result =
        client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    String text = ((McpSchema.TextContent) result.content().get(0)).text();
    return new Reply(text, Boolean.TRUE.equals(result.isError()));
  }

  /** The text behind a resource's address. */
  String read(String uri) {
    McpSchema.ReadResourceResult result =
        client.readResource(McpSchema.ReadResourceRequest.builder(uri).build());
    return ((McpSchema.TextResourceContents) result.contents().get(0)).text();
  }

  /** What a prompt tells the host's model. */
  String prompt(String name) {
    McpSchema.GetPromptResult result =
        client.getPrompt(McpSchema.GetPromptRequest.builder(name).build());
    return ((McpSchema.TextContent) result.messages().get(0).content()).text();
  }

  /** What came of a call. */
  record Reply(String text, boolean isError) {
    int tokens() {
      return text.getBytes(UTF_8).length / 4;
    }
  }

  /** Starts a session and says its name. */
  String begin(Map<String, Object> arguments) {
    Matcher matcher = SESSION.matcher(told("tuning_start", arguments));
    if (!matcher.find()) {
      throw new AssertionError("no session was named");
    }
    BEGUN.add(matcher.group(1));
    return matcher.group(1);
  }

  /** Stops every session that is still at work. */
  static void endAll(PlayedHost host) {
    BEGUN.forEach(session -> host.call("tuning_cancel", Map.of("session", session)));
    BEGUN.clear();
  }

  /** Asks how a session stands until it stands so. */
  String awaitStatus(String session, Predicate<String> isSo) {
    String status = "";
    for (int look = 0; look < LOOKS; look++) {
      status = told("tuning_status", Map.of("session", session));
      if (isSo.test(status)) {
        return status;
      }
      pause();
    }
    throw new AssertionError("it never stood so; at last: " + status);
  }

  static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.closeGracefully();
  }
}
