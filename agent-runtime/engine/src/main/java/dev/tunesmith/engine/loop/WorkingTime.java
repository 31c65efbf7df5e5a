package dev.tunesmith.engine.loop;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an agent has worked on its own. The watch stands while one of its tools is at work,
 * since an agent is not to blame for what those take.
 */
final class WorkingTime {

  private final InstantSource clock;
  private final Instant start;
  private Duration inTools = Duration.ZERO;
  private @Nullable Instant called;

  WorkingTime(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Its own time up to now, or up to the call that is being answered. */
  Duration spent() {
    Instant until = called == null ? clock.instant() : called;
    return Duration.between(start, until).minus(inTools);
  }

  /** The same tools, whose time is not counted. */
  Toolbox notCounting(Toolbox tools) {
    return new Uncounted(tools);
  }

  private final class Uncounted implements Toolbox {

    private final Toolbox tools;

    Uncounted(Toolbox tools) {
      this.tools = tools;
    }

    @Override
    public List<Tool> tools() {
      return tools.tools();
    }

    @Override
    public List<ToolCall> opening() {
      return tools.opening();
    }

    @Override
    public ToolResult call(ToolCall call) {
      Instant begin = clock.instant();
      called = begin;
      ToolResult result = tools.call(call);
      called = null;
      inTools = inTools.plus(Duration.between(begin, clock.instant()));
      return result;
    }

    @Override
    public boolean isOver() {
      return tools.isOver();
    }
  }
}
