package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.tool.ToolCall;

/** A call of a tool that changes nothing, with what the tool looks at. */
public record CaseCall(ToolCall call, CaseView view) {}
