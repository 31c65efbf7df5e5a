package dev.tunesmith.skillfiles;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Recognises UTF-8 that was once read as Windows-1252 or Mac Roman; it is kept as it is. */
final class Mojibake {

  private static final int SHOWN_LINES = 12;

  private static final String WINDOWS =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

  private static final String MAC =
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
          + "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

  private Mojibake() {}

  static void note(List<String> lines, Findings findings) {
    List<Integer> hit = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      if (isIn(lines.get(index))) {
        hit.add(index + 1);
      }
    }
    if (!hit.isEmpty()) {
      String shown =
          hit.stream().limit(SHOWN_LINES).map(String::valueOf).collect(Collectors.joining(", "));
      String more = hit.size() > SHOWN_LINES ? ", …" : "";
      findings.add(
          Finding.MOJIBAKE,
          hit.get(0),
          "letters were read in a wrong encoding; kept as they are on lines " + shown + more);
    }
  }

  static boolean isIn(String line) {
    for (int index = 0; index < line.length() - 1; index++) {
      if (line.charAt(index) > 0x7f
          && line.charAt(index + 1) > 0x7f
          && (isMisread(line, index, WINDOWS) || isMisread(line, index, MAC))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMisread(String line, int at, String upperHalf) {
    int length = sequenceLength(byteOf(line.charAt(at), upperHalf));
    if (length == 0 || at + length > line.length()) {
      return false;
    }
    for (int next = at + 1; next < at + length; next++) {
      int each = byteOf(line.charAt(next), upperHalf);
      if (each < 0x80 || each > 0xbf) {
        return false;
      }
    }
    return length > 2 || standsAlone(line, at);
  }

  private static int sequenceLength(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  }

  // Two letters may be a real word's, so a pair counts only where no other such letter touches it,
  // and a square or cube of the unit Å is none.
  private static boolean standsAlone(String line, int at) {
    if (line.charAt(at) == 'Å' && "²³".indexOf(line.charAt(at + 1)) >= 0) {
      return false;
    }
    boolean before = at > 0 && line.charAt(at - 1) > 0x7f;
    boolean after = at + 2 < line.length() && line.charAt(at + 2) > 0x7f;
    return !before && !after && line.charAt(at) >= 0xc2 && line.charAt(at) <= 0xc5;
  }

  private static int byteOf(char letter, String upperHalf) {
    int place = upperHalf.indexOf(letter);
    if (place >= 0) {
      return 0x80 + place;
    }
    boolean isLatin = letter >= 0xa0 && letter <= 0xff && upperHalf.length() == WINDOWS.length();
    return isLatin ? letter : -1;
  }
}
