package dev.tunesmith.skillfiles.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a very long text where no block is torn. The parser's time grows with the square of a list's
 * length, so a list of a hundred thousand items would take it minutes.
 */
final class Slices {

  private static final int ENOUGH = 1_000;
  private static final int TOO_MANY = 3_000;
  private static final Pattern BEGINS_A_BLOCK =
      Pattern.compile("(?:#{1,6} |[-*+] |\\d{1,9}[.)] ).*");

  private Slices() {}

  /** The lines before which to cut, the end of the text last. */
  static List<Integer> ends(List<String> lines) {
    List<Integer> ends = new ArrayList<>();
    Fence fence = new Fence();
    int from = 0;
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      boolean mayCut = !fence.isOpen() && index - from >= ENOUGH;
      if (mayCut && (index - from >= TOO_MANY || BEGINS_A_BLOCK.matcher(line).matches())) {
        ends.add(index);
        from = index;
      }
      fence.turnsAt(line);
    }
    ends.add(lines.size());
    return ends;
  }
}
