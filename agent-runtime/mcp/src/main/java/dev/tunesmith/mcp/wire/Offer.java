package dev.tunesmith.mcp.wire;

import dev.tunesmith.mcp.tool.HostPrompt;
import dev.tunesmith.mcp.tool.SessionResources;
import dev.tunesmith.mcp.tool.Toolset;
import java.util.List;
import java.util.function.Function;

/**
 * What is served over a wire.
 *
 * @param version of Tunesmith
 * @param instructions what a host's model is told of the whole
 * @param prompts what a host of a name is offered as prompts
 */
public record Offer(
    String version,
    String instructions,
    Toolset tools,
    SessionResources resources,
    Function<String, List<HostPrompt>> prompts) {}
