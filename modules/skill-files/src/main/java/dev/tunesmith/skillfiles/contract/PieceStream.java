package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces of a text. XML-like blocks with blocks inside are taken out before the Markdown is
 * parsed, since Markdown ends them at a blank line; a tag around plain text counts as a heading.
 */
final class PieceStream {

  private static final int INNERMOST_RANK = 6;
  private static final Pattern CLOSING = Pattern.compile("</([A-Za-z][\\w-]{0,40})>");

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
    Map<String, NavigableSet<Integer>> closings = closings();
    Fence fence = new Fence();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      String tag = fence.turnsAt(line) || fence.isOpen() ? null : MarkupScan.opens(line);
      Integer to = tag == null ? null : closings.getOrDefault(tag, new TreeSet<>()).ceiling(index);
      if (tag != null && to != null) {
        index = takeOut(tag, index, to);
      }
    }
  }

  private Map<String, NavigableSet<Integer>> closings() {
    Map<String, NavigableSet<Integer>> closings = new HashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      Matcher closing = CLOSING.matcher(lines.get(index));
      while (closing.find()) {
        closings.computeIfAbsent(closing.group(1), tag -> new TreeSet<>()).add(index);
      }
    }
    return closings;
  }

  /** Takes out the block of these lines; gives the last line that is dealt with. */
  private int takeOut(String tag, int from, int to) {
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
}
