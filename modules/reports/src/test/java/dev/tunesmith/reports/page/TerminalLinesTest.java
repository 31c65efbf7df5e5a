package dev.tunesmith.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.reports.page.Block.Bullet;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Code;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Row;
import dev.tunesmith.reports.page.Block.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalLinesTest {
  private static final Style MARKED = (tone, text) -> tone + "(" + text + ")";

  @Test
  void no_text_steers_the_terminal_or_begins_a_line() {
    Line line = Line.of("a\u001b[2Jb\nc").and(Line.code("\u202ed")).strong(Line.of("\u009be"));

    assertThat(lines(Style.NONE, new Heading(1, line), new Note(Tone.BAD, line)))
        .containsOnly("a‹U+001B›[2Jb c‹U+202E›d‹U+009B›e");
    assertThat(lines(Style.NONE, new Code("sh", List.of("psql\u001b[2J"))))
        .containsExactly("  psql‹U+001B›[2J");
  }

  @Test
  void a_part_keeps_its_distance_and_what_belongs_to_it_is_indented() {
    Bullet below = new Bullet(Tone.BAD, Line.of("below"), List.of());

    assertThat(
            lines(
                MARKED,
                new Heading(2, Line.of("Part")),
                new Bullets(List.of(new Bullet(Tone.PLAIN, Line.of("entry"), List.of(below))))))
        .containsExactly("", "HEADING(Part)", "  PLAIN(entry)", "    BAD(below)");
  }

  @Test
  void the_cells_of_a_column_begin_below_each_other() {
    Table table =
        new Table(
            List.of(),
            List.of(
                new Row(Tone.GOOD, List.of(Line.of("I10"), Line.of("a"))),
                new Row(Tone.GOOD, List.of(Line.of(""), Line.of("b"))),
                new Row(Tone.FAINT, List.of(Line.of("and many more")))));

    assertThat(lines(MARKED, table))
        .containsExactly("  GOOD(I10  a)", "       GOOD(b)", "  FAINT(and many more)");
  }

  @Test
  void running_text_is_cut_and_a_command_is_not() {
    Page page =
        new Page(List.of(new Note(Tone.PLAIN, Line.of("abcdef")), new Code("", List.of("abcdef"))));

    assertThat(page.lines(Style.NONE, 4)).containsExactly("abc…", "  abcdef");
  }

  private static List<String> lines(Style style, Block... blocks) {
    return new Page(List.of(blocks)).lines(style);
  }
}
