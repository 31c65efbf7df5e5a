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
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Speaks the generation of the protocol that begins with a handshake. Nothing is kept between
 * messages: sessions of ours have ids of their own.
 */
final class SessionSpeech {
  private static final int NOT_FOUND = -32_002;

  private final Offer offer;
  private final McpJsonMapper json;

  SessionSpeech(Offer offer, McpJsonMapper json) {
    this.offer = offer;
    this.json = json;
  }

  Optional<String> answer(String message, String client) throws IOException {
    McpSchema.JSONRPCMessage read = McpSchema.deserializeJsonRpcMessage(json, message);
    if (!(read instanceof McpSchema.JSONRPCRequest request)) {
      // What a host notifies us of changes nothing here, and we ask it nothing.
      return Optional.empty();
    }
    // Made anew: which files there are, and which skills, changes while a host is connected.
    McpSchema.JSONRPCResponse response =
        handler(request.method(), client).handleRequest(McpTransportContext.EMPTY, request).block();
    return response == null ? Optional.empty() : Optional.of(json.writeValueAsString(response));
  }

  /** Files and skills are looked for only where a message is about them: both take time. */
  private McpStatelessServerHandler handler(String method, String client) {
    boolean isOfFiles = method.startsWith("resources/");
    boolean isOfSkills = method.startsWith("prompts/");
    HeldHandler held = new HeldHandler();
    McpServer.sync(held)
        .serverInfo("tunesmith", offer.version())
        .instructions(offer.instructions())
        .capabilities(
            McpSchema.ServerCapabilities.builder()
                .tools(false)
                .resources(false, false)
                .prompts(false)
                .build())
        .jsonMapper(json)
        .jsonSchemaValidator(new AnySchema())
        .validateToolInputs(false)
        .immediateExecution(true)
        .tools(offer.tools().tools().stream().map(each -> tool(each, client)).toList())
        .resources(
            (isOfFiles ? offer.resources().list() : List.<SessionResources.Listed>of())
                .stream().map(this::resource).toList())
        .resourceTemplates(offer.resources().templates().stream().map(this::template).toList())
        .prompts(
            (isOfSkills ? offer.prompts().apply(client) : List.<HostPrompt>of())
                .stream().map(SessionSpeech::prompt).toList())
        .build();
    return held.handler();
  }

  private SyncToolSpecification tool(HostTool tool, String client) {
    McpSchema.Tool written =
        McpSchema.Tool.builder(tool.name(), ToolForm.schema(tool.definition()))
            .title(tool.title())
            .description(tool.definition().description())
            .annotations(
                McpSchema.ToolAnnotations.builder()
                    .readOnlyHint(tool.effect() == Effect.READS)
                    .destructiveHint(tool.effect() == Effect.ENDS)
                    .build())
            .build();
    return SyncToolSpecification.builder()
        .tool(written)
        .callHandler((context, request) -> called(request, client))
        .build();
  }

  private CallToolResult called(McpSchema.CallToolRequest request, String client) {
    Map<String, Object> arguments = request.arguments();
    HostAnswer answer =
        offer
            .tools()
            .call(
                request.name(),
                Speech.text(json, arguments == null ? Map.of() : arguments),
                client);
    return CallToolResult.builder(List.of(McpSchema.TextContent.builder(answer.text()).build()))
        .isError(answer.isRefused())
        .build();
  }

  private SyncResourceSpecification resource(SessionResources.Listed listed) {
    return new SyncResourceSpecification(
        McpSchema.Resource.builder(listed.uri(), listed.name()).mimeType(listed.mimeType()).build(),
        (context, request) -> read(request));
  }

  private SyncResourceTemplateSpecification template(SessionResources.Template template) {
    return new SyncResourceTemplateSpecification(
        McpSchema.ResourceTemplate.builder(template.uri(), template.name())
            .mimeType(template.mimeType())
            .build(),
        (context, request) -> read(request));
  }

  private ReadResourceResult read(ReadResourceRequest request) {
    try {
      String text = offer.resources().read(request.uri());
      return ReadResourceResult.builder(
              List.of(
                  McpSchema.TextResourceContents.builder(request.uri(), text)
                      .mimeType(SessionResources.mimeType(request.uri()))
                      .build()))
          .build();
    } catch (RefusedCallException e) {
      throw McpError.builder(NOT_FOUND).message(e.getMessage() + "; " + e.advice()).build();
    }
  }

  private static SyncPromptSpecification prompt(HostPrompt prompt) {
    return new SyncPromptSpecification(
        McpSchema.Prompt.builder(prompt.name()).description(prompt.description()).build(),
        (context, request) ->
            GetPromptResult.builder(
                    List.of(
                        McpSchema.PromptMessage.builder(
                                McpSchema.Role.USER,
                                McpSchema.TextContent.builder(prompt.text()).build())
                            .build()))
                .build());
  }

  /** Keeps what the library would give to a carrier of its own. */
  private static final class HeldHandler implements McpStatelessServerTransport {
    private @Nullable McpStatelessServerHandler held;

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
      held = handler;
    }

    McpStatelessServerHandler handler() {
      McpStatelessServerHandler handler = held;
      if (handler == null) {
        throw new IllegalStateException("a server that was built has a handler");
      }
      return handler;
    }

    @Override
    public List<String> protocolVersions() {
      return List.of(
          ProtocolVersions.MCP_2024_11_05,
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
