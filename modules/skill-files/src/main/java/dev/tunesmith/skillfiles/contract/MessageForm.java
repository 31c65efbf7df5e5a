package dev.tunesmith.skillfiles.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a form to be filled in, one {@code Field: [what goes there]} a line, up to its example. */
final class MessageForm {

  private static final Pattern FIELD = Pattern.compile("^[A-Z][\\w /-]{0,40}:\\s*\\[.*$");

  private MessageForm() {}

  /** The fields by line. */
  static Map<Integer, String> fields(Piece.Code code) {
    Map<Integer, String> fields = new TreeMap<>();
    List<String> lines = code.lines();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).startsWith("Example")) {
        return fields;
      }
      if (FIELD.matcher(lines.get(index)).matches()) {
        fields.put(code.firstLine() + index, lines.get(index).strip());
      }
    }
    return fields;
  }
}
