package dev.tunesmith.skillfiles.yaml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value as the source writes it, with the line where it begins. */
public sealed interface YamlValue {

  /** What a scalar's spelling would mean to a YAML reader that resolves types. */
  enum Spelling {
    TEXT,
    QUOTED,
    BLOCK,
    NUMBER,
    TRUTH,
    DATE,
    NOTHING
  }

  /** A single text, never resolved: {@code 1.0} stays {@code 1.0}, {@code on} stays {@code on}. */
  record Scalar(String text, Spelling spelling, int line) implements YamlValue {}

  /** Values in order. */
  record Sequence(List<YamlValue> values, int line) implements YamlValue {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** Named values in order; a name may stand twice. */
  record Mapping(List<Entry> entries, int line) implements YamlValue {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The last value of that name. */
    public @Nullable YamlValue value(String key) {
      YamlValue found = null;
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          found = entry.value();
        }
      }
      return found;
    }

    /** The text of that name, if it is one. */
    public Optional<String> text(String key) {
      return value(key) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
  }

  /** A name and its value. */
  record Entry(String key, YamlValue value, int line) {}

  /** Where it begins, from 1. */
  int line();
}
