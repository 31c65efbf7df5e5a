package dev.tunesmith.reports;

import java.util.Collections;
import java.util.List;

/** A page of Markdown as it is written, part by part; what goes in is Markdown already. */
final class Page {
  private final StringBuilder text = new StringBuilder();

  Page heading(int depth, String heading) {
    return part("#".repeat(depth) + " " + heading);
  }

  Page paragraph(String paragraph) {
    return part(paragraph);
  }

  Page bullets(List<String> bullets) {
    return bullets.isEmpty() ? this : part("- " + String.join("\n- ", bullets));
  }

  Page table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(Markdown.row(header));
    table.append('\n').append(Markdown.row(Collections.nCopies(header.size(), "---")));
    rows.forEach(row -> table.append('\n').append(Markdown.row(row)));
    return part(table.toString());
  }

  private Page part(String part) {
    text.append(text.length() == 0 ? "" : "\n").append(part).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
