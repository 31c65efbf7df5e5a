package dev.tunesmith.agents.tools;

import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the arguments of a call against what the tool declares. */
final class Arguments {

  private Arguments() {}

  /** What is wrong with them; empty if nothing is. */
  static List<String> faults(Tool tool, Structure arguments) {
    List<String> faults = new ArrayList<>();
    for (Parameter parameter : tool.parameters()) {
      Value value = arguments.field(parameter.name()).orElse(new Value.Nothing());
      if (value instanceof Value.Nothing) {
        if (parameter.necessity() == Necessity.REQUIRED) {
          faults.add(parameter.name() + " is missing");
        }
      } else if (!isOf(parameter.type(), value)) {
        faults.add(parameter.name() + " must be " + words(parameter.type()));
      }
    }
    Set<String> known = tool.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    arguments.fields().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add("there is no argument " + Spotlight.cut(name, 60)));
    return faults;
  }

  /** The arguments without those given as null, which mean the same as none. */
  static Structure given(Structure arguments) {
    Structure given = Value.structure();
    for (var field : arguments.fields().entrySet()) {
      if (!(field.getValue() instanceof Value.Nothing)) {
        given = given.with(field.getKey(), field.getValue());
      }
    }
    return given;
  }

  private static boolean isOf(Tool.Type type, Value value) {
    return switch (type) {
      case TEXT -> value instanceof Value.Text;
      case NUMBER -> value instanceof Value.Figure figure && Double.isFinite(figure.figure());
      case FLAG -> value instanceof Value.Flag;
      case TEXTS ->
          value instanceof Value.Sequence sequence
              && sequence.values().stream().allMatch(Value.Text.class::isInstance);
      case STRUCTURE -> value instanceof Structure;
    };
  }

  private static String words(Tool.Type type) {
    return switch (type) {
      case TEXT -> "a string";
      case NUMBER -> "a number";
      case FLAG -> "true or false";
      case TEXTS -> "an array of strings";
      case STRUCTURE -> "an object";
    };
  }
}
