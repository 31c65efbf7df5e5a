package dev.tunesmith.core.remedy;

import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import java.util.Optional;
import java.util.function.Function;

/**
 * One field of a remedy's form.
 *
 * @param notation how its value is written
 * @param words what it means, for a model to read
 * @param of the value that a remedy has there; empty where it is left out
 */
public record FormField<R, T>(
    String name,
    Notation<T> notation,
    Necessity necessity,
    String words,
    Function<R, Optional<T>> of) {

  /** A field that every such remedy has. */
  public static <R, T> FormField<R, T> required(
      String name, Notation<T> notation, String words, Function<R, T> of) {
    return new FormField<>(
        name, notation, Necessity.REQUIRED, words, remedy -> Optional.of(of.apply(remedy)));
  }

  /** A field that may be left out. */
  public static <R, T> FormField<R, T> optional(
      String name, Notation<T> notation, String words, Function<R, Optional<T>> of) {
    return new FormField<>(name, notation, Necessity.OPTIONAL, words, of);
  }

  Optional<Value> write(R remedy) {
    return of.apply(remedy).map(notation::write);
  }

  Parameter parameter() {
    return new Parameter(name, notation.type(), necessity, words);
  }
}
