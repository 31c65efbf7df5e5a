package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows the tables of a text, line by line; a row of a table's body comes out as a piece. */
final class TableScan {

  private static final Pattern RULE =
      Pattern.compile("\\s*+\\|?(?:\\s*+:?-++:?\\s*+\\|)++(?:\\s*+:?-++:?\\s*+)?");

  private String previous = "";
  private List<String> header = List.of();

  /** The row that this line is, if it is one. */
  Optional<Piece.Row> row(String line, int number) {
    if (line.indexOf('|') < 0) {
      previous = "";
      header = List.of();
      return Optional.empty();
    }
    if (!header.isEmpty()) {
      List<String> cells = cells(line);
      return cells.isEmpty() ? Optional.empty() : Optional.of(new Piece.Row(header, cells, number));
    }
    if (RULE.matcher(line).matches()) {
      header = previous.isEmpty() ? List.of() : cells(previous);
    }
    previous = line;
    return Optional.empty();
  }

  private static List<String> cells(String line) {
    String text = line.strip();
    int from = text.startsWith("|") ? 1 : 0;
    List<String> cells = new ArrayList<>();
    for (int index = from; index < text.length(); index++) {
      if (text.charAt(index) == '|' && (index == 0 || text.charAt(index - 1) != '\\')) {
        cells.add(cell(text, from, index));
        from = index + 1;
      }
    }
    if (from < text.length()) {
      cells.add(cell(text, from, text.length()));
    }
    return cells;
  }

  private static String cell(String text, int from, int to) {
    return Plain.text(text.substring(from, to).replace("\\|", "|"));
  }
}
