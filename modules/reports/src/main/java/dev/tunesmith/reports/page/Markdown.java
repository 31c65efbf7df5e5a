package dev.tunesmith.reports.page;

import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.page.Block.Bullet;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Row;
import dev.tunesmith.reports.page.Block.Table;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a page as Markdown that shows exactly its text: nothing in it becomes markup, a link, an
 * image or HTML.
 */
final class Markdown implements Block.Cases<String>, Span.Cases<String> {
  private static final int SHORTEST_FENCE = 3;
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern EVIDENCE =
      Pattern.compile("\\\\\\[(E[0-9]+(?:(?:, |–)E[0-9]+)*)\\\\\\]");

  String page(List<Block> blocks) {
    return blocks.stream().map(block -> block.match(this) + "\n").collect(Collectors.joining("\n"));
  }

  @Override
  public String of(Heading heading) {
    return "#".repeat(heading.depth()) + " " + line(heading.title());
  }

  @Override
  public String of(Paragraph paragraph) {
    return line(paragraph.line());
  }

  @Override
  public String of(Bullets bullets) {
    return bullets.bullets().stream()
        .flatMap(bullet -> bullet(bullet, ""))
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> bullet(Bullet bullet, String indent) {
    return Stream.concat(
        Stream.of(indent + "- " + line(bullet.line())),
        bullet.below().stream().flatMap(each -> bullet(each, indent + "  ")));
  }

  @Override
  public String of(Table table) {
    int width = table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    List<String> names =
        table.columns().isEmpty() ? Collections.nCopies(width, "") : table.columns();
    Stream<String> head =
        Stream.of(
            row(names.stream().map(Markdown::text).toList()),
            row(Collections.nCopies(names.size(), "---")));
    return Stream.concat(head, table.rows().stream().map(this::row))
        .collect(Collectors.joining("\n"));
  }

  private String row(Row row) {
    return row(row.cells().stream().map(this::line).toList());
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replaceAll("(?<!\\\\)\\|", "\\\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  @Override
  public String of(Block.Code code) {
    List<String> lines = code.lines().stream().map(HiddenCharacters::onOneLine).toList();
    int longest = lines.stream().mapToInt(Markdown::longestRunOfBackticks).max().orElse(0);
    String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
    return fence + code.language() + "\n" + String.join("\n", lines) + "\n" + fence;
  }

  @Override
  public String of(Note note) {
    return "> " + line(note.line());
  }

  private String line(Line line) {
    return line.joined(this).strip();
  }

  @Override
  public String of(Span.Plain plain) {
    return text(plain.text());
  }

  @Override
  public String of(Span.Code code) {
    String line = HiddenCharacters.onOneLine(code.text()).strip();
    String fence = "`".repeat(longestRunOfBackticks(line) + 1);
    String room = line.startsWith("`") || line.endsWith("`") || line.isEmpty() ? " " : "";
    return fence + room + line + room + fence;
  }

  @Override
  public String of(Span.Strong strong) {
    return "**" + line(strong.line()) + "**";
  }

  @Override
  public String of(Span.Link link) {
    return "[" + text(link.label()) + "](" + link.path() + ")";
  }

  private static String text(String text) {
    String escaped =
        HiddenCharacters.onOneLine(text)
            .replace("\\", "\\\\")
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replaceAll("([`*\\[\\]|~!])", "\\\\$1")
            .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_")
            .replace("://", ":&#47;&#47;")
            .replaceAll("(?i)\\bwww\\.", "www&#46;")
            .replaceFirst("^([#+-])(?=[ #+-]|$)", "\\\\$1");
    return EVIDENCE.matcher(escaped).replaceAll("[$1]");
  }

  private static int longestRunOfBackticks(String text) {
    return BACKTICKS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
