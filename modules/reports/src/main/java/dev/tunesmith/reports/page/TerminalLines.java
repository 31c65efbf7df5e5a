package dev.tunesmith.reports.page;

import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.page.Block.Bullet;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Row;
import dev.tunesmith.reports.page.Block.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a page as lines for a terminal that shows exactly its text. What belongs to a heading is
 * indented; a heading of the second depth keeps a distance from what stands above it.
 */
final class TerminalLines implements Block.Cases<Stream<String>>, Span.Cases<String> {
  private static final String INDENT = "  ";

  private final Style style;
  private final int longest;

  TerminalLines(Style style, int longest) {
    this.style = style;
    this.longest = longest;
  }

  List<String> page(List<Block> blocks) {
    return blocks.stream().flatMap(block -> block.match(this)).toList();
  }

  @Override
  public Stream<String> of(Heading heading) {
    Stream<String> line = Stream.of(styled(Tone.HEADING, text(heading.title())));
    return heading.depth() == 2 ? Stream.concat(Stream.of(""), line) : line;
  }

  @Override
  public Stream<String> of(Paragraph paragraph) {
    return Stream.of(cut(text(paragraph.line())));
  }

  @Override
  public Stream<String> of(Bullets bullets) {
    return bullets.bullets().stream().flatMap(bullet -> bullet(bullet, INDENT));
  }

  private Stream<String> bullet(Bullet bullet, String indent) {
    return Stream.concat(
        Stream.of(indent + styled(bullet.tone(), text(bullet.line()))),
        bullet.below().stream().flatMap(each -> bullet(each, indent + INDENT)));
  }

  @Override
  public Stream<String> of(Table table) {
    Row names = new Row(Tone.HEADING, table.columns().stream().map(Line::of).toList());
    List<Row> rows =
        Stream.concat(
                table.columns().isEmpty() ? Stream.empty() : Stream.of(names),
                table.rows().stream())
            .toList();
    return rows.stream().map(row -> INDENT + styled(row.tone(), padded(row, rows)));
  }

  private String padded(Row row, List<Row> rows) {
    StringBuilder line = new StringBuilder();
    int last = row.cells().size() - 1;
    for (int column = 0; column <= last; column++) {
      String cell = text(row.cells().get(column));
      int room = column == last ? 0 : width(column, rows) + INDENT.length() - cell.length();
      line.append(cell).append(" ".repeat(room));
    }
    return line.toString();
  }

  /** The longest cell of a column; the last of a row needs no room. */
  private int width(int column, List<Row> rows) {
    return rows.stream()
        .filter(row -> column < row.cells().size() - 1)
        .mapToInt(row -> text(row.cells().get(column)).length())
        .max()
        .orElse(0);
  }

  @Override
  public Stream<String> of(Block.Code code) {
    return code.lines().stream()
        .map(HiddenCharacters::onOneLine)
        .map(line -> INDENT + style.apply(Tone.COMMAND, line));
  }

  @Override
  public Stream<String> of(Note note) {
    return Stream.of(styled(note.tone(), text(note.line())));
  }

  private String styled(Tone tone, String text) {
    String line = cut(text);
    String kept = line.stripLeading();
    String indent = line.substring(0, line.length() - kept.length());
    return kept.isEmpty() ? "" : indent + style.apply(tone, kept);
  }

  private String cut(String text) {
    return HiddenCharacters.cut(text, longest);
  }

  private String text(Line line) {
    return line.joined(this);
  }

  @Override
  public String of(Span.Plain plain) {
    return HiddenCharacters.onOneLine(plain.text());
  }

  @Override
  public String of(Span.Code code) {
    return HiddenCharacters.onOneLine(code.text());
  }

  @Override
  public String of(Span.Strong strong) {
    return text(strong.line());
  }

  @Override
  public String of(Span.Link link) {
    return HiddenCharacters.onOneLine(link.label());
  }
}
