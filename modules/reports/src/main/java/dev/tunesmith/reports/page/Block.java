package dev.tunesmith.reports.page;

import java.util.List;

/** A part of a page. */
public sealed interface Block {

  /** What a form of a page makes of each block. */
  interface Cases<T> {
    T of(Heading heading);

    T of(Paragraph paragraph);

    T of(Bullets bullets);

    T of(Table table);

    T of(Code code);

    T of(Note note);
  }

  /** Finds the block's own case. */
  <T> T match(Cases<T> cases);

  /**
   * The name of what follows.
   *
   * @param depth 1 for the page, 2 for a part, 3 for a part of that
   */
  record Heading(int depth, Line title) implements Block {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** Running text. */
  record Paragraph(Line line) implements Block {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** A list without an order. */
  record Bullets(List<Bullet> bullets) implements Block {
    public Bullets {
      bullets = List.copyOf(bullets);
    }

    /** A list of plain lines. */
    public static Bullets of(List<Line> lines) {
      return new Bullets(lines.stream().map(Bullet::of).toList());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * An entry of a list.
   *
   * @param below what belongs to it, told under it
   */
  record Bullet(Tone tone, Line line, List<Bullet> below) {
    public Bullet {
      below = List.copyOf(below);
    }

    /** A plain entry. */
    public static Bullet of(Line line) {
      return new Bullet(Tone.PLAIN, line, List.of());
    }
  }

  /**
   * Rows of cells.
   *
   * @param columns their names; none where the first cell of a row says what the row is
   */
  record Table(List<String> columns, List<Row> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** A table of plain rows. */
    public static Table of(List<String> columns, List<List<Line>> rows) {
      return new Table(columns, rows.stream().map(cells -> new Row(Tone.PLAIN, cells)).toList());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** A row of a table. */
  record Row(Tone tone, List<Line> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Lines to be read or typed as they are.
   *
   * @param language of what they hold, for example {@code sql}; may be empty
   */
  record Code(String language, List<String> lines) implements Block {
    public Code {
      lines = List.copyOf(lines);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** A line that is to be noticed. */
  record Note(Tone tone, Line line) implements Block {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }
}
