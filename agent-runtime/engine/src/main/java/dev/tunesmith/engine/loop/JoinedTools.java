package dev.tunesmith.engine.loop;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tools that read, and beside them those of the other toolboxes that the skill grants.
 *
 * @param reading also answers calls of what nobody offers
 */
record JoinedTools(Toolbox reading, List<Toolbox> others, Set<String> granted) implements Toolbox {

  JoinedTools {
    others = List.copyOf(others);
    granted = Set.copyOf(granted);
  }

  @Override
  public List<Tool> tools() {
    List<Tool> all = new ArrayList<>(reading.tools());
    others.forEach(each -> all.addAll(offeredBy(each)));
    return List.copyOf(all);
  }

  @Override
  public List<ToolCall> opening() {
    return reading.opening();
  }

  private List<Tool> offeredBy(Toolbox other) {
    return other.tools().stream().filter(tool -> granted.contains(tool.name())).toList();
  }

  @Override
  public ToolResult call(ToolCall call) {
    return others.stream()
        .filter(each -> offeredBy(each).stream().anyMatch(tool -> tool.name().equals(call.tool())))
        .findFirst()
        .orElse(reading)
        .call(call);
  }

  @Override
  public boolean isOver() {
    return others.stream().anyMatch(Toolbox::isOver);
  }
}
