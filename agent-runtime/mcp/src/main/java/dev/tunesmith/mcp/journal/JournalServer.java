package dev.tunesmith.mcp.journal;

import dev.tunesmith.engine.order.WorkJournal;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal at a server that has the four tools of one: it is started once it is needed. Where it
 * cannot be used, another journal is, from then on.
 */
final class JournalServer implements WorkJournal {
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final String WRITE = "process_thoughts";
  private static final String SEARCH = "search_journal";
  private static final String RECENT = "list_recent_entries";
  private static final String READ = "read_journal_entry";

  /** How such servers name what can be read. */
  private static final Pattern NAMED = Pattern.compile("(?im)^[\\s*-]*(?:path|id)\\W{1,4}(\\S+)");

  private final List<String> command;
  private final WorkJournal instead;
  private final Consumer<String> told;
  private @Nullable Connected server;
  private boolean isGivenUp;

  /** The server's client, and how each of its tools calls its first argument. */
  private record Connected(McpSyncClient client, Map<String, String> arguments) {

    String call(String tool, Object argument, Map<String, Object> more) {
      Map<String, Object> all = new HashMap<>(more);
      all.put(arguments.getOrDefault(tool, ""), argument);
      McpSchema.CallToolResult result =
          client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(all).build());
      String text =
          result.content().stream()
              .filter(McpSchema.TextContent.class::isInstance)
              .map(each -> ((McpSchema.TextContent) each).text())
              .collect(Collectors.joining("\n"));
      if (Boolean.TRUE.equals(result.isError())) {
        throw new IllegalStateException(tool + " was refused");
      }
      return text;
    }
  }

  JournalServer(List<String> command, WorkJournal instead, Consumer<String> told) {
    this.command = List.copyOf(command);
    this.instead = instead;
    this.told = told;
  }

  @Override
  public String write(String text) {
    return here(
        at -> named(at.call(WRITE, text, Map.of())).findFirst().orElse(""),
        journal -> journal.write(text));
  }

  @Override
  public List<Entry> search(String words, int most) {
    return here(
        at -> entries(at, at.call(SEARCH, words, Map.of("limit", most)), most),
        journal -> journal.search(words, most));
  }

  @Override
  public List<Entry> recent(int most) {
    return here(
        at -> entries(at, at.call(RECENT, most, Map.of()), most), journal -> journal.recent(most));
  }

  @Override
  public Optional<Entry> entry(String id) {
    return here(at -> Optional.of(read(at, id)), journal -> journal.entry(id));
  }

  /** Ours alone has the key; what the server holds is read as anybody's word. */
  @Override
  public String seal(String text) {
    return instead.seal(text);
  }

  private static List<Entry> entries(Connected at, String found, int most) {
    return named(found).distinct().limit(most).map(id -> read(at, id)).toList();
  }

  private static Entry read(Connected at, String id) {
    return new Entry(id, Instant.EPOCH, at.call(READ, id, Map.of()));
  }

  private static Stream<String> named(String text) {
    return NAMED.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  // A boundary: whatever somebody else's server does, the session goes on with our own journal.
  @SuppressWarnings("checkstyle:IllegalCatch")
  private synchronized <T> T here(Function<Connected, T> work, Function<WorkJournal, T> ours) {
    if (!isGivenUp) {
      try {
        Connected open = server == null ? connect() : server;
        server = open;
        return work.apply(open);
      } catch (RuntimeException e) {
        isGivenUp = true;
        told.accept(
            "the journal server "
                + command.get(0)
                + " cannot be used; the built-in journal is used instead");
      }
    }
    return ours.apply(instead);
  }

  private Connected connect() {
    ServerParameters parameters =
        ServerParameters.builder(command.get(0)).args(command.subList(1, command.size())).build();
    McpSyncClient client =
        McpClient.sync(new StdioClientTransport(parameters, McpJsonDefaults.getMapper()))
            .clientInfo(McpSchema.Implementation.builder("tunesmith", "1").build())
            .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
            .requestTimeout(PATIENCE)
            .initializationTimeout(START)
            .build();
    client.initialize();
    Predicate<McpSchema.Tool> isOfAJournal =
        tool -> List.of(WRITE, SEARCH, RECENT, READ).contains(tool.name());
    Map<String, String> arguments =
        client.listTools().tools().stream()
            .filter(isOfAJournal)
            .collect(Collectors.toMap(McpSchema.Tool::name, JournalServer::firstArgument));
    if (!arguments.keySet().containsAll(List.of(WRITE, SEARCH, READ))) {
      throw new IllegalStateException("the server has not the tools of a journal");
    }
    return new Connected(client, arguments);
  }

  /**
   * What is to be remembered of technical matters, where a server tells kinds of thoughts apart.
   */
  private static String firstArgument(McpSchema.Tool tool) {
    Object properties = tool.inputSchema().get("properties");
    List<String> names =
        properties instanceof Map<?, ?> map
            ? map.keySet().stream().map(String::valueOf).toList()
            : List.of();
    return Stream.of("technical_insights", "query", "path", "id", "limit")
        .filter(names::contains)
        .findFirst()
        .orElse(names.isEmpty() ? "" : names.get(0));
  }
}
