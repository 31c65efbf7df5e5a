package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {

  private Instant now = Instant.EPOCH;

  @Test
  void what_a_tool_takes_is_not_the_agent_s_own_time() {
    WorkingTime time = new WorkingTime(() -> now);
    Toolbox tools = time.notCounting(new HourLongTool());

    now = now.plusSeconds(20);
    tools.call(new ToolCall("anything", Value.structure()));
    now = now.plusSeconds(3);

    assertThat(time.spent()).isEqualTo(Duration.ofSeconds(23));
  }

  private final class HourLongTool implements Toolbox {

    @Override
    public List<Tool> tools() {
      return List.of();
    }

    @Override
    public ToolResult call(ToolCall call) {
      now = now.plus(Duration.ofHours(1));
      return new ToolResult.Refused("not-now", "later");
    }
  }
}
