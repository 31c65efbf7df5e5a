package dev.tunesmith.core.remedy;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How remedies of one kind are written down by agents and tools, for example {@code {kind:
 * create_index, table: shop.orders, keys: [{column: a}]}}. What a model is told of it, what reads
 * it and what writes it all come from the declared fields.
 */
public final class RemedyForm<R extends Remedy> {

  static final String KIND = "kind";

  private final RemedyKind kind;
  private final Class<R> type;
  private final List<FormField<R, ?>> fields;
  private final Function<WrittenRemedy, R> reader;

  /**
   * A form.
   *
   * @param fields in the order in which they are written
   * @param reader makes a remedy of what stands in the fields
   */
  public RemedyForm(
      RemedyKind kind,
      Class<R> type,
      List<FormField<R, ?>> fields,
      Function<WrittenRemedy, R> reader) {
    this.kind = kind;
    this.type = type;
    this.fields = List.copyOf(fields);
    this.reader = reader;
  }

  /** The kind whose form it is. */
  public RemedyKind kind() {
    return kind;
  }

  /** The record that holds such a remedy. */
  public Class<R> type() {
    return type;
  }

  List<FormField<R, ?>> fields() {
    return fields;
  }

  Tool.Type.Structure told() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter(KIND, Tool.Type.oneOf(List.of(kind.label())), Necessity.REQUIRED, ""));
    fields.forEach(field -> parameters.add(field.parameter()));
    return new Tool.Type.Structure("", parameters);
  }

  Structure write(Remedy remedy) {
    R own = type.cast(remedy);
    Structure written = Value.structure().with(KIND, kind.label());
    for (FormField<R, ?> field : fields) {
      Optional<Value> value = field.write(own);
      written = value.isPresent() ? written.with(field.name(), value.get()) : written;
    }
    return written;
  }

  R read(WrittenRemedy written) {
    for (String word : written.words()) {
      if (!word.equals(KIND) && fields.stream().noneMatch(field -> field.name().equals(word))) {
        throw new UnreadableRemedyException(
            word, kind.label() + " has no '" + word + "', only " + names());
      }
    }
    return reader.apply(written);
  }

  private String names() {
    return fields.stream().map(FormField::name).collect(Collectors.joining(", "));
  }
}
