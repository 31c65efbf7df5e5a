package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pieces of a text. XML-like blocks with blocks inside are taken out before the Markdown is
 * parsed, since Markdown ends them at a blank line; a tag around plain text counts as a heading.
 */
final class PieceStream {

  private static final int INNERMOST_RANK = 6;

  private final List<String> lines;
  private final int firstLine;
  private final List<Piece> pieces = new ArrayList<>();

  PieceStream(List<String> lines, int firstLine) {
    this.lines = new ArrayList<>(lines);
    this.firstLine = firstLine;
  }

  List<Piece> pieces() {
    takeOutMarkup();
    pieces.addAll(Outline.of(lines, firstLine));
    return pieces.stream().sorted(Comparator.comparingInt(Piece::line)).toList();
  }

  private void takeOutMarkup() {
    Map<String, Integer> lastClosing = lastClosings();
    Fence fence = new Fence();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      String tag = fence.turnsAt(line) || fence.isOpen() ? null : MarkupScan.opens(line);
      if (tag != null && lastClosing.getOrDefault(tag, -1) >= index) {
        index = takeOut(tag, index);
      }
    }
  }

  // Without it, a text of a thousand opening tags would be searched a thousand times to its end.
  private Map<String, Integer> lastClosings() {
    Map<String, Integer> last = new HashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      int at = line.lastIndexOf("</");
      while (at >= 0) {
        int end = line.indexOf('>', at);
        if (end > at) {
          last.put(line.substring(at + 2, end).strip(), index);
        }
        at = at == 0 ? -1 : line.lastIndexOf("</", at - 1);
      }
    }
    return last;
  }

  private int takeOut(String tag, int from) {
    int to = closing(tag, from);
    if (to < 0) {
      return from;
    }
    Element element = MarkupScan.read(lines.subList(from, to + 1), firstLine + from);
    if (element == null || (element.isLeaf() && to > from)) {
      pieces.add(new Piece.Heading(INNERMOST_RANK, tag.replace('_', ' '), firstLine + from));
      pieces.add(new Piece.Heading(INNERMOST_RANK, "", firstLine + to));
      lines.set(from, lines.get(from).strip().equals("<" + tag + ">") ? "" : lines.get(from));
      lines.set(to, lines.get(to).strip().equals("</" + tag + ">") ? "" : lines.get(to));
      return from;
    }
    pieces.add(new Piece.Markup(element));
    for (int index = from; index <= to; index++) {
      lines.set(index, "");
    }
    return to;
  }

  private int closing(String tag, int from) {
    String end = "</" + tag + ">";
    for (int index = from; index < lines.size(); index++) {
      if (lines.get(index).contains(end)) {
        return index;
      }
    }
    return -1;
  }
}
