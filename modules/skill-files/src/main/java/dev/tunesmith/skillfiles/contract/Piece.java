package dev.tunesmith.skillfiles.contract;

import java.util.List;
import java.util.Locale;

/** A piece of a text, with the file's line where it begins; texts are free of markup. */
sealed interface Piece {

  /** Takes in the pieces of a text, each by its sort. */
  interface Reader {
    void read(Heading heading);

    void read(Prose prose);

    void read(Point point);

    void read(Row row);

    void read(Code code);

    void read(Markup markup);
  }

  /** A heading; {@code rank} 1 to 6. */
  record Heading(int rank, String text, int line) implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.read(this);
    }
  }

  /** A line of prose. */
  record Prose(String text, String source, int line) implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.read(this);
    }

    boolean isBold() {
      return source.startsWith("**");
    }

    /** Whether nothing but bold words stands on the line. */
    boolean isTitle() {
      return isBold() && source.endsWith("**") && source.length() > 4;
    }
  }

  /** A list item at the outermost level, with the texts of those nested in it. */
  record Point(String text, List<String> nested, int line) implements Piece {
    public Point {
      nested = List.copyOf(nested);
    }

    @Override
    public void readBy(Reader reader) {
      reader.read(this);
    }
  }

  /** A row of a table's body that has at least one cell. */
  record Row(List<String> header, List<String> cells, int line) implements Piece {
    public Row {
      header = List.copyOf(header);
      cells = List.copyOf(cells);
    }

    @Override
    public void readBy(Reader reader) {
      reader.read(this);
    }

    /** What stands above the first column, in plain words. */
    String title() {
      return header.isEmpty() ? "" : Plain.words(header.get(0));
    }

    String first() {
      return cells.get(0);
    }

    List<String> rest() {
      return cells.subList(1, cells.size());
    }

    /** How many columns have both a title and a cell. */
    int width() {
      return Math.min(header.size(), cells.size());
    }
  }

  /** A fenced block. */
  record Code(String language, List<String> lines, int line) implements Piece {
    public Code {
      lines = List.copyOf(lines);
    }

    @Override
    public void readBy(Reader reader) {
      reader.read(this);
    }

    boolean isYaml() {
      String lower = language.toLowerCase(Locale.ROOT);
      return lower.startsWith("yaml") || lower.startsWith("yml");
    }
  }

  /** An XML-like block with blocks inside. */
  record Markup(Element element) implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.read(this);
    }

    @Override
    public int line() {
      return element.line();
    }
  }

  void readBy(Reader reader);

  int line();
}
