package dev.tunesmith.engine.loop;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How long an agent has worked on its own: a toolbox that stops the watch while one of its tools is
 * at work, since an agent is not to blame for what those take.
 */
final class OwnTime implements Toolbox {

  private final Toolbox tools;
  private final InstantSource clock;
  private final Instant start;
  private Duration inTools = Duration.ZERO;

  OwnTime(Toolbox tools, InstantSource clock) {
    this.tools = tools;
    this.clock = clock;
    this.start = clock.instant();
  }

  Duration spent() {
    return Duration.between(start, clock.instant()).minus(inTools);
  }

  @Override
  public List<Tool> tools() {
    return tools.tools();
  }

  @Override
  public ToolResult call(ToolCall call) {
    Instant called = clock.instant();
    ToolResult result = tools.call(call);
    inTools = inTools.plus(Duration.between(called, clock.instant()));
    return result;
  }
}
