package dev.tunesmith.agents.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.tunesmith.agents.call.WorkingTime;
import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.json.ValueJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes a model's calls, lets the good ones through to the tools, and answers all of them. */
public final class ToolCalls {
  private static final String ORIGIN = "tool ";

  private final Toolbox toolbox;
  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final List<ToolSpecification> specifications;
  private final Spotlight spotlight;
  private final WithheldLiterals literals;
  private final SqlFields sql;
  private final WorkingTime time;
  private final Set<EvidenceId> evidence = new HashSet<>();
  private final Map<String, Integer> seen = new HashMap<>();

  public ToolCalls(
      Case task,
      Asked asked,
      Toolbox toolbox,
      Spotlight spotlight,
      WithheldLiterals literals,
      SqlReader reader,
      WorkingTime time) {
    this.toolbox = toolbox;
    this.spotlight = spotlight;
    this.literals = literals;
    this.sql = new SqlFields(reader);
    this.time = time;
    toolbox.tools().stream()
        .filter(tool -> !isEnding(tool.name()))
        .forEach(tool -> tools.put(tool.name(), tool));
    this.specifications = specifications(task, asked);
    task.issue().symptoms().stream().map(Symptom::evidence).forEach(evidence::add);
    task.guidance().forEach(guidance -> evidence.addAll(guidance.evidence()));
  }

  /** What came of a call. */
  public sealed interface Outcome {

    /** The tool answered, or refused. */
    record Told(String text) implements Outcome {
      @Override
      public <T> T match(
          Function<Told, T> told, Function<Faulty, T> faulty, Function<Ending, T> ending) {
        return told.apply(this);
      }
    }

    /** The call could not be carried out as it was written. */
    record Faulty(String code, String message) implements Outcome {
      @Override
      public <T> T match(
          Function<Told, T> told, Function<Faulty, T> faulty, Function<Ending, T> ending) {
        return faulty.apply(this);
      }
    }

    /** The model ends its work with this. */
    record Ending(String tool, Structure arguments) implements Outcome {
      @Override
      public <T> T match(
          Function<Told, T> told, Function<Faulty, T> faulty, Function<Ending, T> ending) {
        return ending.apply(this);
      }
    }

    /** The value for this outcome. */
    <T> T match(Function<Told, T> told, Function<Faulty, T> faulty, Function<Ending, T> ending);
  }

  /** What is offered to the model. */
  public List<ToolSpecification> specifications() {
    return specifications;
  }

  /** What may be called besides the two calls that end the work. */
  public Set<String> names() {
    return Collections.unmodifiableSet(tools.keySet());
  }

  /** Whether a call has settled the case, or used its last attempt up. */
  public boolean isOver() {
    return toolbox.isOver();
  }

  /** All that a proposal may cite so far. */
  public Set<EvidenceId> evidence() {
    return Set.copyOf(evidence);
  }

  /** How often this very call was made, this time included; written differently is the same. */
  public int timesSeen(ToolExecutionRequest request) {
    String arguments = parsed(request).map(ValueJson::canonical).orElseGet(() -> written(request));
    return seen.merge(request.name() + " " + arguments, 1, Integer::sum);
  }

  /** Carries a call out, as far as it can be. */
  public Outcome handle(ToolExecutionRequest request) {
    String name = request.name();
    Tool tool = tools.get(name);
    if (tool == null && !isEnding(name)) {
      return new Outcome.Faulty("tool-unknown", "there is no tool of that name; use those listed");
    }
    Optional<Structure> arguments = parsed(request);
    if (arguments.isEmpty()) {
      return new Outcome.Faulty("arguments-unreadable", "the arguments are not one JSON object");
    }
    if (tool == null) {
      return new Outcome.Ending(name, arguments.get());
    }
    try {
      return carriedOut(tool, meant(arguments.get().given()));
    } catch (UnreadableRemedyException e) {
      return new Outcome.Faulty("arguments-invalid", String.valueOf(e.getMessage()));
    }
  }

  /** A structure may be a remedy, and what it holds of SQL goes into statements of ours. */
  private Outcome carriedOut(Tool tool, Structure arguments) {
    List<String> faults = Arguments.faults(tool, arguments);
    arguments.fields().values().stream()
        .flatMap(value -> value.asStructure().stream())
        .forEach(sql::checked);
    return faults.isEmpty()
        ? call(tool, arguments)
        : new Outcome.Faulty("arguments-invalid", String.join("; ", faults));
  }

  private Structure meant(Structure arguments) {
    Structure meant = arguments;
    for (Map.Entry<String, Value> field : arguments.fields().entrySet()) {
      Value value = field.getValue();
      meant =
          meant.with(
              field.getKey(),
              value
                  .asStructure()
                  .<Value>map(literals::putBack)
                  .or(() -> value.asText().map(literals::restored).map(Value.Text::new))
                  .orElse(value));
    }
    return meant;
  }

  /** What is wrong with a call, as the model gets to see it. */
  public String objection(String code, String message) {
    return spotlight.reply("the runtime", error(code, message));
  }

  private static Structure error(String code, String message) {
    return Value.structure().with("error", code).with("message", message);
  }

  private Outcome call(Tool tool, Structure arguments) {
    ToolResult result = time.notCounting(() -> toolbox.call(new ToolCall(tool.name(), arguments)));
    evidence.addAll(result.evidence());
    Structure told =
        result.match(
            ToolCalls::enveloped,
            refused -> error(refused.code(), refused.reason()),
            failed -> error(failed.code(), failed.reason()));
    return new Outcome.Told(spotlight.block(ORIGIN + tool.name(), told));
  }

  /** What the calls that a case begins with tell, a block each; what is refused is not told. */
  public List<String> opening() {
    return toolbox.opening().stream()
        .flatMap(
            call -> {
              ToolResult result = time.notCounting(() -> toolbox.call(call));
              evidence.addAll(result.evidence());
              return result
                  .match(
                      answered -> Optional.of(enveloped(answered)),
                      refused -> Optional.<Structure>empty(),
                      failed -> Optional.<Structure>empty())
                  .map(told -> spotlight.block(ORIGIN + call.tool(), told))
                  .stream();
            })
        .toList();
  }

  private static Structure enveloped(ToolResult.Answered answered) {
    return Value.structure()
        .with("evidence", Value.texts(answered.evidence().stream().map(EvidenceId::value).toList()))
        .with("result", answered.value());
  }

  private List<ToolSpecification> specifications(Case task, Asked asked) {
    List<ToolSpecification> all = new ArrayList<>();
    tools.values().forEach(tool -> all.add(ToolSchemas.of(tool)));
    all.add(ToolSchemas.propose(task.remit().open(), asked));
    all.add(ToolSchemas.giveUp(asked));
    return List.copyOf(all);
  }

  private static boolean isEnding(String name) {
    return name.equals(ToolSchemas.PROPOSE) || name.equals(ToolSchemas.GIVE_UP);
  }

  private static Optional<Structure> parsed(ToolExecutionRequest request) {
    return ValueJson.parse(written(request));
  }

  /** Some servers send nothing where a tool takes nothing. */
  private static String written(ToolExecutionRequest request) {
    String arguments = request.arguments();
    return arguments == null || arguments.isBlank() ? "{}" : arguments;
  }
}
