package dev.tunesmith.agents.tools;

import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the arguments of a call against what the tool declares. */
public final class Arguments {

  private Arguments() {}

  /** What is wrong with them, none of them being null; empty if nothing is. */
  public static List<String> faults(Tool tool, Structure arguments) {
    List<String> faults = new ArrayList<>();
    for (Parameter parameter : tool.parameters()) {
      Optional<Value> value = arguments.field(parameter.name());
      if (value.isEmpty() && parameter.necessity() == Necessity.REQUIRED) {
        faults.add(parameter.name() + " is missing");
      }
      if (value.isPresent() && !isOf(parameter.type(), value.get())) {
        faults.add(parameter.name() + " must be " + parameter.type().match(new Words()));
      }
    }
    Set<String> known = tool.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    arguments.fields().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add("there is no argument " + Spotlight.cut(name, 60)));
    return faults;
  }

  private static boolean isOf(Tool.Type type, Value value) {
    return type.match(new IsSuch(value));
  }

  /** What stands within a structure is read, and refused, by whoever it is for. */
  private record IsSuch(Value value) implements Tool.Type.Cases<Boolean> {

    @Override
    public Boolean of(Tool.Type.Text text) {
      return value.asText().isPresent();
    }

    @Override
    public Boolean of(Tool.Type.Numeric number) {
      return value.asNumber().filter(Double::isFinite).isPresent();
    }

    @Override
    public Boolean of(Tool.Type.Flag flag) {
      return value instanceof Value.Flag;
    }

    @Override
    public Boolean of(Tool.Type.OneOf one) {
      return value.asText().filter(one.words()::contains).isPresent();
    }

    @Override
    public Boolean of(Tool.Type.ListOf list) {
      return value
          .asSequence()
          .filter(values -> values.stream().allMatch(each -> isOf(list.each(), each)))
          .isPresent();
    }

    @Override
    public Boolean of(Tool.Type.Structure structure) {
      return value.asStructure().isPresent();
    }

    @Override
    public Boolean of(Tool.Type.Either either) {
      return value.asStructure().isPresent();
    }
  }

  private static final class Words implements Tool.Type.Cases<String> {

    @Override
    public String of(Tool.Type.Text text) {
      return "a string";
    }

    @Override
    public String of(Tool.Type.Numeric number) {
      return "a number";
    }

    @Override
    public String of(Tool.Type.Flag flag) {
      return "true or false";
    }

    @Override
    public String of(Tool.Type.OneOf one) {
      return "one of " + String.join(", ", one.words());
    }

    @Override
    public String of(Tool.Type.ListOf list) {
      return list.equals(Tool.Type.TEXTS) ? "an array of strings" : "an array";
    }

    @Override
    public String of(Tool.Type.Structure structure) {
      return "an object";
    }

    @Override
    public String of(Tool.Type.Either either) {
      return "an object";
    }
  }
}
