package dev.tunesmith.agents.tools;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import java.util.stream.Collectors;

/**
 * Says a form in words.
 *
 * @param asked whoever is asked for advice is told the names alone
 */
record FormWords(Asked asked) implements Tool.Type.Cases<String> {

  @Override
  public String of(Tool.Type.Text text) {
    return "";
  }

  @Override
  public String of(Tool.Type.Numeric number) {
    return "number";
  }

  @Override
  public String of(Tool.Type.Flag flag) {
    return "true|false";
  }

  @Override
  public String of(Tool.Type.OneOf one) {
    return String.join("|", one.words());
  }

  @Override
  public String of(Tool.Type.ListOf list) {
    return "[" + list.each().match(this) + "]";
  }

  @Override
  public String of(Tool.Type.Structure structure) {
    return structure.fields().stream().map(this::field).collect(Collectors.joining(", ", "{", "}"));
  }

  private String field(Parameter field) {
    String type = field.type().match(this);
    return field.name()
        + (field.necessity() == Necessity.OPTIONAL ? "?" : "")
        + (type.isEmpty() ? "" : ": " + type)
        + (isExplained(field) ? " (" + field.description() + ")" : "");
  }

  private boolean isExplained(Parameter field) {
    return asked == Asked.FOR_WORK && !field.description().isEmpty();
  }

  @Override
  public String of(Tool.Type.Either either) {
    return either.forms().stream().map(this::of).collect(Collectors.joining(" or "));
  }
}
