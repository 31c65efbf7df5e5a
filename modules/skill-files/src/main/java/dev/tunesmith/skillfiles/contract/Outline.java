package dev.tunesmith.skillfiles.contract;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.tunesmith.skillfiles.contract.Piece.Code;
import dev.tunesmith.skillfiles.contract.Piece.Point;
import dev.tunesmith.skillfiles.contract.Piece.Prose;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts Markdown into pieces: blocks by the parser, words from the source. */
final class Outline {

  private static final Parser PARSER =
      Parser.builder(new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create())))
          .build();

  private final List<String> lines;
  private final String source;
  private final int[] starts;
  private final int firstLine;
  private final List<Piece> pieces = new ArrayList<>();

  private Outline(List<String> lines, int firstLine) {
    this.lines = lines;
    this.source = String.join("\n", lines);
    this.firstLine = firstLine;
    this.starts = new int[lines.size()];
    for (int index = 1; index < starts.length; index++) {
      starts[index] = starts[index - 1] + lines.get(index - 1).length() + 1;
    }
  }

  static List<Piece> of(List<String> lines, int firstLine) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int to : Slices.ends(lines)) {
      Outline outline = new Outline(lines.subList(from, to), firstLine + from);
      outline.addChildren(PARSER.parse(String.join("\n", Mask.of(outline.lines))));
      pieces.addAll(outline.pieces);
      from = to;
    }
    return pieces;
  }

  private void addChildren(Node parent) {
    for (Node node : parent.getChildren()) {
      add(node);
    }
  }

  private void add(Node node) {
    if (node instanceof Heading heading) {
      String text = Plain.text(text(heading.getText()));
      pieces.add(new Piece.Heading(heading.getLevel(), text, line(node)));
    } else if (node instanceof Paragraph) {
      addProse(node);
    } else if (node instanceof ListBlock) {
      node.getChildren().forEach(this::addItem);
    } else if (node instanceof FencedCodeBlock code) {
      addCode(code);
    } else if (node instanceof TableBlock) {
      addTable(node);
    } else {
      addChildren(node);
    }
  }

  private void addProse(Node paragraph) {
    int from = index(paragraph.getStartOffset());
    int to = index(Math.max(paragraph.getStartOffset(), paragraph.getEndOffset() - 1));
    for (int index = from; index <= to; index++) {
      String text = Plain.text(lines.get(index));
      if (!text.isEmpty()) {
        pieces.add(new Prose(text, lines.get(index).strip(), firstLine + index));
      }
    }
  }

  private void addItem(Node item) {
    String own = ownText(item);
    List<String> nested = new ArrayList<>();
    List<Node> blocks = new ArrayList<>();
    collectNested(item, nested, blocks);
    if (!own.isEmpty()) {
      pieces.add(new Point(own, nested, line(item)));
    }
    blocks.forEach(this::add);
  }

  private void collectNested(Node item, List<String> nested, List<Node> blocks) {
    for (Node child : item.getChildren()) {
      if (child instanceof ListBlock) {
        for (Node inner : child.getChildren()) {
          nested.add(ownText(inner));
          collectNested(inner, nested, blocks);
        }
      } else if (child instanceof FencedCodeBlock || child instanceof TableBlock) {
        blocks.add(child);
      }
    }
  }

  private String ownText(Node item) {
    for (Node child : item.getChildren()) {
      if (item instanceof ListItem && child instanceof Paragraph) {
        return Plain.text(source.substring(child.getStartOffset(), child.getEndOffset()));
      }
    }
    return "";
  }

  private void addCode(FencedCodeBlock code) {
    int from = index(code.getStartOffset()) + 1;
    int last = index(Math.max(code.getStartOffset(), code.getEndOffset() - 1));
    boolean isClosed = code.getClosingMarker().length() > 0;
    int to = Math.max(from, Math.min(lines.size(), isClosed ? last : last + 1));
    if (from <= lines.size()) {
      String language = text(code.getInfo()).strip();
      pieces.add(new Code(language, lines.subList(from, to), firstLine + from));
    }
  }

  private void addTable(Node table) {
    List<String> header = List.of();
    for (Node section : table.getChildren()) {
      for (Node row : section.getChildren()) {
        if (row instanceof TableRow && section instanceof TableHead) {
          header = cells(row);
        } else if (row instanceof TableRow && section instanceof TableBody) {
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
        : source.substring(sequence.getStartOffset(), sequence.getEndOffset());
  }

  private int line(Node node) {
    return firstLine + index(node.getStartOffset());
  }

  private int index(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
