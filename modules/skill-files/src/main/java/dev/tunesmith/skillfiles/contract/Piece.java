package dev.tunesmith.skillfiles.contract;

import java.util.List;

/** A piece of a text, with the file's line where it begins; texts are free of markup. */
sealed interface Piece {

  /** A heading; {@code rank} 1 to 6. */
  record Heading(int rank, String text, int line) implements Piece {}

  /** A line of prose. */
  record Prose(String text, String source, int line) implements Piece {}

  /** A list item at the outermost level, with the texts of those nested in it. */
  record Point(String text, List<String> nested, int line) implements Piece {
    public Point {
      nested = List.copyOf(nested);
    }
  }

  /** A row of a table's body. */
  record Row(List<String> header, List<String> cells, int line) implements Piece {
    public Row {
      header = List.copyOf(header);
      cells = List.copyOf(cells);
    }
  }

  /** A fenced block. */
  record Code(String language, List<String> lines, int firstLine) implements Piece {
    public Code {
      lines = List.copyOf(lines);
    }

    @Override
    public int line() {
      return firstLine;
    }
  }

  /** An XML-like block with blocks inside. */
  record Markup(Element element) implements Piece {
    @Override
    public int line() {
      return element.line();
    }
  }

  int line();
}
