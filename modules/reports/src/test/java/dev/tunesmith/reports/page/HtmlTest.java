package dev.tunesmith.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.reports.page.Block.Code;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  private static final String EVIL = "</title></style><script>alert(1)</script>\" onload='x'&lt;";
  private static final String SHOWN =
      "&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;&amp;lt;";

  @Test
  void no_text_becomes_markup_wherever_it_stands() {
    Line line = Line.of(EVIL).and(Line.code(EVIL)).strong(Line.of(EVIL));
    String html =
        html(
            new Heading(1, line),
            new Paragraph(line),
            new Note(Tone.BAD, line),
            new Code("sql", List.of(EVIL)),
            Block.Bullets.of(List.of(line)),
            Table.of(List.of(EVIL), List.of(List.of(line))));

    assertThat(html).doesNotContain("<script", "onload='").contains("<title>" + SHOWN);
    assertThat(html.split(java.util.regex.Pattern.quote(SHOWN), -1)).hasSize(21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202e", "\u200b", "\u001b", "\u0000", "\u2028", "\u009b"})
  void what_nobody_sees_is_written_out(String hidden) {
    assertThat(html(new Paragraph(Line.of("a" + hidden + "b")), new Code("", List.of(hidden))))
        .doesNotContain(hidden);
  }

  @Test
  void a_page_needs_nothing_else_and_runs_nothing() {
    assertThat(html(new Paragraph(Line.of("fine"))))
        .startsWith("<!doctype html>\n")
        .contains("default-src 'none'", "prefers-color-scheme: dark", "<p>fine</p>")
        .doesNotContain("<script", "src=", "@import", "url(", "http:", "https:");
  }

  @Test
  void a_link_leads_to_a_file_beside_the_page() {
    assertThat(html(new Paragraph(Line.link("001-a.sql", "migrations/001-a.sql"))))
        .contains("<p><a href=\"migrations/001-a.sql\">001-a.sql</a></p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "https://evil", "//evil", "../x", "a\" b", ""})
  void no_link_leads_elsewhere(String path) {
    assertThatThrownBy(() -> Line.link("click", path)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String html(Block... blocks) {
    return new Page(List.of(blocks)).html();
  }
}
