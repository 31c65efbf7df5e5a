package dev.tunesmith.reports.page;

import static java.util.stream.Collectors.joining;

import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.page.Block.Bullet;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Row;
import dev.tunesmith.reports.page.Block.Table;
import java.util.List;
import java.util.Locale;

/**
 * Writes a page as one HTML file that shows exactly its text. It holds no script and loads nothing,
 * and its policy forbids a browser to do so.
 */
final class Html implements Block.Cases<String>, Span.Cases<String> {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <style>
      %s</style>
      </head>
      <body>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private static final String STYLE =
      """
      :root { --page: #fff; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --shade: #f4f6f8;
        --link: #0550ae; --good: #116329; --warning: #7d4e00; --bad: #a40e26; }
      @media (prefers-color-scheme: dark) {
        :root { --page: #0d1117; --text: #e6edf3; --faint: #9198a1; --line: #3d444d; --shade: #161b22;
          --link: #79c0ff; --good: #7ee787; --warning: #e3b341; --bad: #ff9492; } }
      body { margin: 0; background: var(--page); color: var(--text);
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
      h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem;
        border-bottom: 1px solid var(--line); }
      h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; overflow-wrap: anywhere; }
      p, ul { max-width: 60rem; margin: .5rem 0; }
      ul { padding-left: 1.25rem; }
      a { color: var(--link); }
      code, pre { font: .875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      code { background: var(--shade); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
      pre { background: var(--shade); padding: .75rem; border-radius: 6px; overflow-x: auto; }
      pre code { background: none; padding: 0; }
      .table { overflow-x: auto; margin: .75rem 0; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
        border-bottom: 1px solid var(--line); }
      th { font-weight: 600; vertical-align: bottom; }
      td code { overflow-wrap: break-word; }
      td { min-width: 4rem; max-width: 26rem; font-variant-numeric: tabular-nums; }
      .note { border-left: 3px solid var(--line); padding-left: .75rem; }
      .good { color: var(--good); } .warning { color: var(--warning); } .bad { color: var(--bad); }
      .faint { color: var(--faint); }
      @media print { main { max-width: none; padding: 0; } .table { overflow: visible; } }
      """;

  String page(List<Block> blocks) {
    return FRAME.formatted(
        title(blocks), STYLE, blocks.stream().map(block -> block.match(this)).collect(joining()));
  }

  private static String title(List<Block> blocks) {
    return new Page(blocks.stream().limit(1).toList())
        .lines(Style.NONE).stream().findFirst().map(Html::text).orElse("");
  }

  @Override
  public String of(Heading heading) {
    return "<h%1$d>%2$s</h%1$d>\n".formatted(heading.depth(), line(heading.title()));
  }

  @Override
  public String of(Paragraph paragraph) {
    return "<p>" + line(paragraph.line()) + "</p>\n";
  }

  @Override
  public String of(Bullets bullets) {
    return list(bullets.bullets());
  }

  private String list(List<Bullet> bullets) {
    return bullets.stream().map(this::bullet).collect(joining("", "<ul>\n", "</ul>\n"));
  }

  private String bullet(Bullet bullet) {
    String below = bullet.below().isEmpty() ? "" : "\n" + list(bullet.below());
    return "<li%s>%s%s</li>\n".formatted(tone(bullet.tone()), line(bullet.line()), below);
  }

  @Override
  public String of(Table table) {
    String names = table.columns().stream().map(Html::columnName).collect(joining());
    String head = names.isEmpty() ? "" : "<thead><tr>" + names + "</tr></thead>\n";
    return "<div class=\"table\"><table>\n%s<tbody>\n%s</tbody>\n</table></div>\n"
        .formatted(head, table.rows().stream().map(this::row).collect(joining()));
  }

  private static String columnName(String name) {
    return "<th scope=\"col\">" + text(name) + "</th>";
  }

  private String row(Row row) {
    return row.cells().stream()
        .map(cell -> "<td>" + line(cell) + "</td>")
        .collect(joining("", "<tr" + tone(row.tone()) + ">", "</tr>\n"));
  }

  @Override
  public String of(Block.Code code) {
    return "<pre><code>"
        + String.join("\n", code.lines().stream().map(Html::text).toList())
        + "</code></pre>\n";
  }

  @Override
  public String of(Note note) {
    return "<p class=\"note %s\">%s</p>\n".formatted(name(note.tone()), line(note.line()));
  }

  private static String tone(Tone tone) {
    return tone == Tone.PLAIN ? "" : " class=\"" + name(tone) + "\"";
  }

  private static String name(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  private String line(Line line) {
    return line.joined(this);
  }

  @Override
  public String of(Span.Plain plain) {
    return text(plain.text());
  }

  @Override
  public String of(Span.Code code) {
    return "<code>" + text(code.text()) + "</code>";
  }

  @Override
  public String of(Span.Strong strong) {
    return "<strong>" + line(strong.line()) + "</strong>";
  }

  @Override
  public String of(Span.Link link) {
    return "<a href=\"" + link.path() + "\">" + text(link.label()) + "</a>";
  }

  private static String text(String text) {
    return HiddenCharacters.onOneLine(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
