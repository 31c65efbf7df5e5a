package dev.tunesmith.core.tool;

import java.util.List;

/**
 * Something an agent may call.
 *
 * @param name snake_case, as an agent calls it
 * @param description what it does and when to use it, for a model to read
 */
public record Tool(String name, String description, List<Parameter> parameters) {

  /**
   * An argument of a tool.
   *
   * @param description what it means, for a model to read
   */
  public record Parameter(String name, Type type, Necessity necessity, String description) {}

  /** The form of an argument. */
  public sealed interface Type {

    /** Any text. */
    Type TEXT = new Text();

    /** A number. */
    Type NUMBER = new Numeric();

    /** True or false. */
    Type FLAG = new Flag();

    /** Texts in order. */
    Type TEXTS = listOf(TEXT);

    /** A text. */
    record Text() implements Type {
      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /** A number. */
    record Numeric() implements Type {
      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /** True or false. */
    record Flag() implements Type {
      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /** A text that is one of {@code words}. */
    record OneOf(List<String> words) implements Type {
      public OneOf {
        words = List.copyOf(words);
      }

      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /** Values of one form, in order. */
    record ListOf(Type each) implements Type {
      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /**
     * Named values.
     *
     * @param description what it is, for a model to read
     */
    record Structure(String description, List<Parameter> fields) implements Type {
      public Structure {
        fields = List.copyOf(fields);
      }

      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /** Named values of one of several forms. */
    record Either(List<Structure> forms) implements Type {
      public Either {
        forms = List.copyOf(forms);
      }

      @Override
      public <T> T match(Cases<T> cases) {
        return cases.of(this);
      }
    }

    /** A text that is one of {@code words}. */
    static Type oneOf(List<String> words) {
      return new OneOf(words);
    }

    /** Values of one form, in order. */
    static Type listOf(Type each) {
      return new ListOf(each);
    }

    /** Named values. */
    static Type structure(String description, List<Parameter> fields) {
      return new Structure(description, fields);
    }

    /** The answer for this form. */
    <T> T match(Cases<T> cases);

    /** One answer for each form. */
    interface Cases<T> {
      T of(Text text);

      T of(Numeric number);

      T of(Flag flag);

      T of(OneOf one);

      T of(ListOf list);

      T of(Structure structure);

      T of(Either either);
    }
  }

  /** Whether an argument may be left out. */
  public enum Necessity {
    REQUIRED,
    OPTIONAL
  }

  public Tool {
    parameters = List.copyOf(parameters);
  }
}
