package dev.tunesmith.agents.tools;

import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the arguments of a call against what the tool declares. */
final class Arguments {

  private Arguments() {}

  /** What is wrong with them, none of them being null; empty if nothing is. */
  static List<String> faults(Tool tool, Structure arguments) {
    List<String> faults = new ArrayList<>();
    for (Parameter parameter : tool.parameters()) {
      Optional<Value> value = arguments.field(parameter.name());
      if (value.isEmpty() && parameter.necessity() == Necessity.REQUIRED) {
        faults.add(parameter.name() + " is missing");
      }
      if (value.isPresent() && !isOf(parameter.type(), value.get())) {
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
    Map<String, Value> given = new LinkedHashMap<>(arguments.fields());
    given.values().removeIf(new Value.Nothing()::equals);
    return new Structure(given);
  }

  private static boolean isOf(Tool.Type type, Value value) {
    return switch (type) {
      case TEXT -> value.asText().isPresent();
      case NUMBER -> value.asNumber().filter(Double::isFinite).isPresent();
      case FLAG -> value instanceof Value.Flag;
      case TEXTS ->
          value.asSequence().stream()
              .anyMatch(all -> all.stream().allMatch(each -> each.asText().isPresent()));
      case STRUCTURE -> value.asStructure().isPresent();
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
