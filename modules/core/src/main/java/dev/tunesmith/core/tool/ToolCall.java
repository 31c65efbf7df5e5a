package dev.tunesmith.core.tool;

/** A call of a tool by an agent. */
public record ToolCall(String tool, Value.Structure arguments) {}
