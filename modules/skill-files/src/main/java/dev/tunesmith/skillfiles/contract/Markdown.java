package dev.tunesmith.skillfiles.contract;

import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.ast.VisitHandler;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.tunesmith.skillfiles.contract.Piece.Point;
import dev.tunesmith.skillfiles.contract.Piece.Prose;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts Markdown into pieces: the blocks are the parser's, the words the source's. */
final class Markdown {

  /*
   * A very long text is cut where no block is torn: the parser's time grows with the square of a
   * list's length, so a list of a hundred thousand items would take it minutes.
   */
  private static final int ENOUGH = 1_000;
  private static final int TOO_MANY = 3_000;
  private static final Pattern BEGINS_A_BLOCK =
      Pattern.compile("(?:#{1,6} |[-*+] |\\d{1,9}[.)] ).*");

  private static final Pattern TOO_DEEP =
      Pattern.compile(
          "\\s{100,}.*|-{200}.*|(?:[ \\t]*+(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){9}.*",
          Pattern.DOTALL);
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final String INLINE = "[]!&<_*`~\\" + NO_BREAK_SPACE;

  private final List<String> markdown;
  private final int firstLine;
  private final NodeVisitor visitor =
      new NodeVisitor(
          new VisitHandler<>(Heading.class, this::addHeading),
          new VisitHandler<>(Paragraph.class, this::addProse),
          new VisitHandler<>(BulletList.class, this::addList),
          new VisitHandler<>(OrderedList.class, this::addList),
          new VisitHandler<>(TableBlock.class, this::addTable));
  private final List<Piece> pieces = new ArrayList<>();
  private int sliceStart;
  private String slice = "";
  private int[] starts = new int[0];

  Markdown(List<String> markdown, int firstLine) {
    this.markdown = markdown;
    this.firstLine = firstLine;
  }

  List<Piece> pieces() {
    int from = 0;
    for (int index = 0; index < markdown.size(); index++) {
      int length = index - from;
      boolean begins = length >= ENOUGH && BEGINS_A_BLOCK.matcher(markdown.get(index)).matches();
      if (begins || length >= TOO_MANY) {
        addSlice(from, index);
        from = index;
      }
    }
    addSlice(from, markdown.size());
    return pieces;
  }

  private void addSlice(int from, int to) {
    List<String> lines = markdown.subList(from, to);
    sliceStart = from;
    slice = String.join("\n", lines);
    starts = new int[lines.size()];
    for (int index = 1; index < starts.length; index++) {
      starts[index] = starts[index - 1] + lines.get(index - 1).length() + 1;
    }
    visitor.visit(BlockParser.parse(masked(lines)));
  }

  /*
   * The parser is wanted for blocks only. What it might take for inline markup in the cells of a
   * table, or for a fence where none is, is hidden from it; positions stay those of the text.
   */
  private static String masked(List<String> lines) {
    StringBuilder masked = new StringBuilder();
    for (int index = 0; index < lines.size(); index++) {
      masked.append(index == 0 ? "" : "\n").append(masked(lines.get(index)));
    }
    return masked.toString();
  }

  private static CharSequence masked(String line) {
    int first = 0;
    while (first < line.length() && " \t>".indexOf(line.charAt(first)) >= 0) {
      first++;
    }
    if (mayBeTooDeep(line, first) && TOO_DEEP.matcher(line).matches()) {
      return " ".repeat(line.length());
    }
    if (!mayMislead(line, first)) {
      return line;
    }
    StringBuilder masked = new StringBuilder(line);
    boolean isBullet = line.startsWith("* ", first);
    for (int index = isBullet ? first + 1 : first; index < line.length(); index++) {
      if (line.startsWith("\\|", index)) {
        masked.setCharAt(index + 1, 'x');
      }
      if (INLINE.indexOf(line.charAt(index)) >= 0) {
        masked.setCharAt(index, 'x');
      }
    }
    return masked;
  }

  /** A line that nests begins with marks, and a level takes two characters of it at least. */
  private static boolean mayBeTooDeep(String line, int first) {
    return first > 0 || (!line.isEmpty() && !Character.isLetter(line.charAt(0)));
  }

  /** Whether a line has bars, or what may look like a fence, a rule or a space. */
  private static boolean mayMislead(String line, int first) {
    if (first < line.length() && "*_".indexOf(line.charAt(first)) >= 0) {
      return true;
    }
    for (int index = first; index < line.length(); index++) {
      char each = line.charAt(index);
      if (each == '|' || each == '`' || each == '~' || each == NO_BREAK_SPACE) {
        return true;
      }
    }
    return false;
  }

  private void addHeading(Heading heading) {
    String text = Plain.text(text(heading.getText()));
    pieces.add(new Piece.Heading(heading.getLevel(), text, line(heading)));
  }

  private void addProse(Node paragraph) {
    int last = index(Math.max(paragraph.getStartOffset(), paragraph.getEndOffset() - 1));
    for (int index = index(paragraph.getStartOffset()); index <= last; index++) {
      String written = markdown.get(index);
      String text = Plain.text(written);
      if (!text.isEmpty()) {
        pieces.add(new Prose(text, written.strip(), firstLine + index));
      }
    }
  }

  private void addList(ListBlock list) {
    for (Node item : list.getChildren()) {
      List<String> nested = new ArrayList<>();
      List<Node> tables = new ArrayList<>();
      collectNested(item, nested, tables);
      String own = ownText(item);
      if (!own.isEmpty()) {
        pieces.add(new Point(own, nested, line(item)));
      }
      tables.forEach(this::addTable);
    }
  }

  private void collectNested(Node item, List<String> nested, List<Node> tables) {
    for (Node child : item.getChildren()) {
      if (child instanceof ListBlock) {
        for (Node inner : child.getChildren()) {
          nested.add(ownText(inner));
          collectNested(inner, nested, tables);
        }
      } else if (child instanceof TableBlock) {
        tables.add(child);
      }
    }
  }

  private String ownText(Node item) {
    Node paragraph = item.getFirstChildAny(Paragraph.class);
    return paragraph == null
        ? ""
        : Plain.text(slice.substring(paragraph.getStartOffset(), paragraph.getEndOffset()));
  }

  private void addTable(Node table) {
    List<String> header = List.of();
    for (Node section : table.getChildren()) {
      for (Node row : section.getChildren()) {
        if (section instanceof TableHead) {
          header = cells(row);
        } else if (section instanceof TableBody && row.hasChildren()) {
          pieces.add(new Row(header, cells(row), line(row)));
        }
      }
    }
  }

  private List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell : row.getChildren()) {
      if (cell instanceof TableCell tableCell) {
        cells.add(Plain.text(text(tableCell.getText()).replace("\\|", "|")));
      }
    }
    return cells;
  }

  private String text(BasedSequence sequence) {
    return sequence.isNull()
        ? ""
        : slice.substring(sequence.getStartOffset(), sequence.getEndOffset());
  }

  private int line(Node node) {
    return firstLine + index(node.getStartOffset());
  }

  private int index(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return sliceStart + (found >= 0 ? found : -found - 2);
  }
}
