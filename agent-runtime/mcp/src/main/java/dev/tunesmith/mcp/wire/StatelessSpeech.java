package dev.tunesmith.mcp.wire;

import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.tool.HostAnswer;
import dev.tunesmith.mcp.tool.HostPrompt;
import dev.tunesmith.mcp.tool.HostTool;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import dev.tunesmith.mcp.tool.SessionResources;
import dev.tunesmith.mcp.tool.ToolForm;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.modern.JsonRpc;
import io.modelcontextprotocol.modern.McpException;
import io.modelcontextprotocol.modern.McpSchema;
import io.modelcontextprotocol.modern.McpSchema.CacheScope;
import io.modelcontextprotocol.modern.McpSchema.CallToolOutcome;
import io.modelcontextprotocol.modern.McpSchema.CallToolRequest;
import io.modelcontextprotocol.modern.McpSchema.CallToolResult;
import io.modelcontextprotocol.modern.McpSchema.GetPromptOutcome;
import io.modelcontextprotocol.modern.McpSchema.GetPromptResult;
import io.modelcontextprotocol.modern.McpSchema.ReadResourceOutcome;
import io.modelcontextprotocol.modern.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.modern.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.modern.server.McpRequestContext;
import io.modelcontextprotocol.modern.server.McpServer;
import io.modelcontextprotocol.modern.server.McpSyncResponse;
import io.modelcontextprotocol.modern.server.McpTransportResponse;
import io.modelcontextprotocol.modern.server.feature.McpSyncPrompt;
import io.modelcontextprotocol.modern.server.feature.McpSyncPromptRepository;
import io.modelcontextprotocol.modern.server.feature.McpSyncResource;
import io.modelcontextprotocol.modern.server.feature.McpSyncResourceRepository;
import io.modelcontextprotocol.modern.server.feature.McpSyncTool;
import io.modelcontextprotocol.modern.server.feature.McpSyncToolRepository;
import io.modelcontextprotocol.modern.server.feature.PromptsFeature;
import io.modelcontextprotocol.modern.server.feature.PromptsPage;
import io.modelcontextprotocol.modern.server.feature.ResourceTemplatesPage;
import io.modelcontextprotocol.modern.server.feature.ResourcesFeature;
import io.modelcontextprotocol.modern.server.feature.ResourcesPage;
import io.modelcontextprotocol.modern.server.feature.ToolsFeature;
import io.modelcontextprotocol.modern.server.feature.ToolsPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks the generation of the protocol in which each request stands on its own. */
final class StatelessSpeech {
  private static final long UNCACHED_MILLIS = 0;

  private final Offer offer;
  private final McpJsonMapper json;
  private final McpServer server;

  StatelessSpeech(Offer offer, McpJsonMapper json) {
    this.offer = offer;
    this.json = json;
    this.server =
        McpServer.builder()
            .serverInfo(McpSchema.Implementation.builder("tunesmith", offer.version()).build())
            .instructions(offer.instructions())
            .jsonMapper(json)
            .feature(
                ToolsFeature.ofSync(
                    new Tools(), json, new AnySchema(), UNCACHED_MILLIS, CacheScope.PRIVATE))
            .feature(
                ResourcesFeature.ofSync(new Resources(), json, UNCACHED_MILLIS, CacheScope.PRIVATE))
            .feature(
                PromptsFeature.ofSync(new Prompts(), json, UNCACHED_MILLIS, CacheScope.PRIVATE))
            .build();
  }

  Optional<String> answer(String message) throws IOException {
    JsonRpc.JSONRPCMessage read = JsonRpc.deserializeMessage(json, message);
    if (!(read instanceof JsonRpc.JSONRPCRequest request)) {
      return Optional.empty();
    }
    McpTransportResponse response =
        server.handleBlocking(McpTransportContext.EMPTY, request).block();
    JsonRpc.JSONRPCMessage said = response == null ? null : last(response);
    return said == null ? Optional.empty() : Optional.of(json.writeValueAsString(said));
  }

  /** Nothing of ours is told in pieces. */
  private static JsonRpc.@Nullable JSONRPCMessage last(McpTransportResponse response) {
    if (response instanceof McpTransportResponse.Result result) {
      return result.response();
    }
    return response instanceof McpTransportResponse.Error error
        ? error.response()
        : ((McpTransportResponse.Streaming) response).messages().blockLast();
  }

  private static String client(McpRequestContext context) {
    McpSchema.Implementation client = context.clientInfo();
    return client == null ? "" : client.name();
  }

  private final class Tools implements McpSyncToolRepository {

    @Override
    public ToolsPage list(McpRequestContext context, @Nullable String cursor) {
      return ToolsPage.of(offer.tools().tools().stream().map(StatelessSpeech::written).toList());
    }

    @Override
    public @Nullable McpSyncTool find(McpRequestContext context, String name) {
      return offer.tools().tools().stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .map(each -> McpSyncTool.of(written(each), StatelessSpeech.this::called))
          .orElse(null);
    }
  }

  private static McpSchema.Tool written(HostTool tool) {
    return McpSchema.Tool.builder(tool.name(), ToolForm.schema(tool.definition()))
        .title(tool.title())
        .description(tool.definition().description())
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .readOnlyHint(tool.effect() == Effect.READS)
                .destructiveHint(tool.effect() == Effect.ENDS)
                .build())
        .build();
  }

  private McpSyncResponse<CallToolOutcome> called(
      McpRequestContext context, CallToolRequest request) {
    Map<String, Object> arguments = request.arguments();
    HostAnswer answer =
        offer
            .tools()
            .call(
                request.name(),
                Speech.text(json, arguments == null ? Map.of() : arguments),
                client(context));
    return McpSyncResponse.result(
        CallToolResult.builder()
            .addContent(McpSchema.TextContent.builder(answer.text()).build())
            .isError(answer.isRefused())
            .build());
  }

  private final class Resources implements McpSyncResourceRepository {

    @Override
    public ResourcesPage list(McpRequestContext context, @Nullable String cursor) {
      return ResourcesPage.of(
          offer.resources().list().stream()
              .map(
                  each ->
                      McpSchema.Resource.builder(each.uri(), each.name())
                          .mimeType(each.mimeType())
                          .build())
              .toList());
    }

    @Override
    public ResourceTemplatesPage listTemplates(McpRequestContext context, @Nullable String cursor) {
      return ResourceTemplatesPage.of(
          offer.resources().templates().stream()
              .map(
                  each ->
                      McpSchema.ResourceTemplate.builder(each.uri(), each.name())
                          .mimeType(each.mimeType())
                          .build())
              .toList());
    }

    @Override
    public McpSyncResource find(McpRequestContext context, String uri) {
      return McpSyncResource.of((asked, request) -> StatelessSpeech.this.read(request));
    }
  }

  private McpSyncResponse<ReadResourceOutcome> read(ReadResourceRequest request) {
    try {
      String text = offer.resources().read(request.uri());
      return McpSyncResponse.result(
          ReadResourceResult.builder(
                  List.of(
                      McpSchema.TextResourceContents.builder(request.uri(), text)
                          .mimeType(SessionResources.mimeType(request.uri()))
                          .build()))
              .build());
    } catch (RefusedCallException e) {
      throw McpException.invalidParams(e.getMessage() + "; " + e.advice());
    }
  }

  private final class Prompts implements McpSyncPromptRepository {

    @Override
    public PromptsPage list(McpRequestContext context, @Nullable String cursor) {
      return PromptsPage.of(
          offer.prompts().apply(client(context)).stream().map(StatelessSpeech::written).toList());
    }

    @Override
    public @Nullable McpSyncPrompt find(McpRequestContext context, String name) {
      return offer.prompts().apply(client(context)).stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .map(each -> McpSyncPrompt.of(written(each), (asked, request) -> told(each)))
          .orElse(null);
    }
  }

  private static McpSchema.Prompt written(HostPrompt prompt) {
    return McpSchema.Prompt.builder(prompt.name()).description(prompt.description()).build();
  }

  private static McpSyncResponse<GetPromptOutcome> told(HostPrompt prompt) {
    return McpSyncResponse.result(
        GetPromptResult.builder(
                List.of(
                    new McpSchema.PromptMessage(
                        McpSchema.Role.USER, McpSchema.TextContent.builder(prompt.text()).build())))
            .build());
  }
}
