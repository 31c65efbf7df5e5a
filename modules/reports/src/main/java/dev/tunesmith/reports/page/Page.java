package dev.tunesmith.reports.page;

import java.util.List;

/** A page for people, in any of its forms. */
public record Page(List<Block> blocks) {
  public Page {
    blocks = List.copyOf(blocks);
  }

  /** The page as Markdown that ends with a line break. */
  public String markdown() {
    return new Markdown().page(blocks);
  }

  /** The page as one HTML file that needs nothing else, runs nothing and loads nothing. */
  public String html() {
    return new Html().page(blocks);
  }

  /** The page as lines for a terminal, without line breaks. */
  public List<String> lines(Style style) {
    return lines(style, Integer.MAX_VALUE);
  }

  /** The same where running text is cut after {@code longest} characters, commands are not. */
  public List<String> lines(Style style, int longest) {
    return new TerminalLines(style, longest).page(blocks);
  }
}
