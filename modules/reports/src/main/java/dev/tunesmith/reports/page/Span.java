package dev.tunesmith.reports.page;

import java.util.regex.Pattern;

/** A piece of a line; its text is as it was found, and each form of a page escapes it. */
sealed interface Span {

  /** What a form of a page makes of each span. */
  interface Cases<T> {
    T of(Plain plain);

    T of(Code code);

    T of(Strong strong);

    T of(Link link);
  }

  /** Finds the span's own case. */
  <T> T match(Cases<T> cases);

  /** Running text. */
  record Plain(String text) implements Span {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** A name, an expression or a statement. */
  record Code(String text) implements Span {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** What a reader is to see first. */
  record Strong(Line line) implements Span {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** The name of a file, which leads to it by a relative path of plain characters. */
  record Link(String label, String path) implements Span {
    private static final Pattern RELATIVE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");

    public Link {
      if (!RELATIVE.matcher(path).matches()) {
        throw new IllegalArgumentException("expected a relative path, got " + path);
      }
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }
}
