package dev.tunesmith.mcp.tool;

import dev.tunesmith.agents.tools.Arguments;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.json.ValueJson;
import dev.tunesmith.mcp.session.RefusedCallException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools that a host is offered; whatever it calls, there is an answer. */
public final class Toolset {
  private static final Logger LOG = LoggerFactory.getLogger(Toolset.class);
  private static final int LONGEST_ARGUMENTS = 200_000;

  private final Map<String, HostTool> tools = new LinkedHashMap<>();
  private final AtomicInteger running = new AtomicInteger();

  /** These tools, in this order. */
  public Toolset(List<HostTool> tools) {
    tools.forEach(each -> this.tools.put(each.name(), each));
  }

  /** The tools. */
  public List<HostTool> tools() {
    return List.copyOf(tools.values());
  }

  /**
   * Serves a call.
   *
   * @param arguments as JSON
   * @param client what the host calls itself; empty where it does not
   */
  public HostAnswer call(String name, String arguments, String client) {
    running.incrementAndGet();
    try {
      return answered(name, arguments, client);
    } finally {
      running.decrementAndGet();
    }
  }

  /** Whether a call is being served. */
  public boolean isBusy() {
    return running.get() > 0;
  }

  // A boundary: whatever a call runs into, the host is answered and the wire goes on.
  @SuppressWarnings("checkstyle:IllegalCatch")
  private HostAnswer answered(String name, String arguments, String client) {
    try {
      return served(name, arguments, client);
    } catch (RefusedCallException e) {
      return HostAnswer.refused(e.code(), String.valueOf(e.getMessage()), e.advice());
    } catch (InvalidInputException e) {
      return HostAnswer.refused(
          "input-unusable", String.valueOf(e.getMessage()), "mend that and call again");
    } catch (TuningException e) {
      return HostAnswer.refused(
          "failed", String.valueOf(e.getMessage()), "call tuning_status for what stands");
    } catch (RuntimeException e) {
      LOG.error("{} failed", name, e);
      return HostAnswer.refused(
          "fault", "a fault of ours", "call again; the log beside the sessions has the details");
    }
  }

  private HostAnswer served(String name, String arguments, String client) {
    HostTool tool = tools.get(name);
    if (tool == null) {
      throw new RefusedCallException(
          "tool-unknown", "there is no tool of that name", "call one of " + tools.keySet());
    }
    if (arguments.length() > LONGEST_ARGUMENTS) {
      throw new RefusedCallException(
          "arguments-too-long",
          "the arguments have " + arguments.length() + " characters, " + LONGEST_ARGUMENTS + " may",
          "shorten them; a workload is named as a file with workload_file");
    }
    Optional<Structure> read = ValueJson.parse(arguments);
    if (read.isEmpty()) {
      throw new RefusedCallException(
          "arguments-unreadable", "the arguments are not one JSON object", "mend them");
    }
    Structure given = read.get().given();
    Secrets.refuseIn(given);
    refuseFaults(tool, given);
    return tool.handler().answer(given, client);
  }

  private static void refuseFaults(HostTool tool, Structure given) {
    List<String> faults = Arguments.faults(tool.definition(), given);
    if (!faults.isEmpty()) {
      throw new RefusedCallException(
          "arguments-wrong", String.join("; ", faults), "mend the arguments of " + tool.name());
    }
  }
}
