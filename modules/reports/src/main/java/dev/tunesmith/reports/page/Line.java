package dev.tunesmith.reports.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Running text on one line. Whatever is put in is shown as it is: nothing in it becomes markup, a
 * command to a terminal or a second line. Immutable.
 */
public record Line(List<Span> spans) {
  /** Nothing. */
  public static final Line EMPTY = new Line(List.of());

  public Line {
    spans = List.copyOf(spans);
  }

  /** A line of plain text. */
  public static Line of(String text) {
    return EMPTY.text(text);
  }

  /** A line that begins with what a reader is to see first. */
  public static Line strong(String text) {
    return EMPTY.strong(Line.of(text));
  }

  /** A line of code: a name, an expression or a statement. */
  public static Line code(String text) {
    return EMPTY.with(new Span.Code(text));
  }

  /** A line that is the name of a file, which leads to it; {@code path} is relative. */
  public static Line link(String label, String path) {
    return EMPTY.with(new Span.Link(label, path));
  }

  /** Lines after one another, with {@code separator} between them. */
  public static Line joined(Collection<Line> lines, String separator) {
    return lines.stream()
        .reduce((first, second) -> first.text(separator).and(second))
        .orElse(EMPTY);
  }

  /** This, then plain text. */
  public Line text(String text) {
    return text.isEmpty() ? this : with(new Span.Plain(text));
  }

  /** This, then what a reader is to see first. */
  public Line strong(Line line) {
    return with(new Span.Strong(line));
  }

  /** This, then another line. */
  public Line and(Line line) {
    List<Span> both = new ArrayList<>(spans);
    both.addAll(line.spans);
    return new Line(both);
  }

  String joined(Span.Cases<String> cases) {
    return spans.stream().map(span -> span.match(cases)).collect(Collectors.joining());
  }

  private Line with(Span span) {
    List<Span> more = new ArrayList<>(spans);
    more.add(span);
    return new Line(more);
  }
}
