package dev.tunesmith.skillfiles;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a file's bytes into lines; what is not UTF-8 is kept as the bytes' Latin letters. */
final class Decoding {

  private static final Pattern LONE_CARRIAGE_RETURN = Pattern.compile("\\r(?!\\n)");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What writes such bytes, and has quotation marks where Latin-1 has nothing to be seen. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What stands for bytes that are not UTF-8, unless the file itself holds it. */
  private static final char REPLACED = '\uFFFD';

  private Decoding() {}

  /**
   * A file's lines.
   *
   * @param isAscii whether it is known to be ASCII, and so to hold nothing that is misread or
   *     hidden
   */
  record Text(List<String> lines, boolean isAscii) {}

  /** The lines of a file; empty if it is rejected. */
  static Optional<List<String>> lines(byte[] bytes, Findings findings) {
    return read(bytes, findings).map(Text::lines);
  }

  /** Reads a file; empty if it is rejected. */
  static Optional<Text> read(byte[] bytes, Findings findings) {
    if (bytes.length > Candidate.MAX_BYTES) {
      findings.add(Finding.FILE_TOO_LARGE, 0, "the file is over 1 MB");
      return Optional.empty();
    }
    if (isPlain(bytes)) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return Optional.of(new Text(Arrays.asList(text.split("\n", -1)), true));
    }
    String text = text(bytes, findings);
    List<String> lines = split(text);
    Matcher carriageReturn = LONE_CARRIAGE_RETURN.matcher(text);
    if (text.indexOf('\r') >= 0 && carriageReturn.find()) {
      findings.add(
          Finding.LONE_CARRIAGE_RETURN,
          lineOf(text, carriageReturn.start()),
          "a line ends in a carriage return alone");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      findings.add(Finding.NUL_CHARACTER, lineOf(text, nul), "a NUL character stands here");
      return Optional.empty();
    }
    return Optional.of(new Text(lines, false));
  }

  /** Whether there is nothing in it but lines of ASCII, as most files are. */
  private static boolean isPlain(byte[] bytes) {
    for (byte each : bytes) {
      if (each <= 0 || each == '\r') {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, Findings findings) {
    Charset wide = wideCharset(bytes);
    if (wide != null) {
      findings.add(Finding.NOT_UTF_8, 1, "the file is " + wide.name());
      return withoutMark(new String(bytes, wide));
    }
    String text = utf8(bytes, findings);
    if (text.startsWith("\uFEFF")) {
      findings.add(Finding.BYTE_ORDER_MARK, 1, "the file begins with a byte order mark");
    }
    return withoutMark(text);
  }

  private static String withoutMark(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == BYTE_ORDER_MARK) {
      from++;
    }
    return text.substring(from);
  }

  private static @Nullable Charset wideCharset(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    if (mark == 0xfeff) {
      return StandardCharsets.UTF_16BE;
    }
    return mark == 0xfffe ? StandardCharsets.UTF_16LE : null;
  }

  private static String utf8(byte[] bytes, Findings findings) {
    String read = new String(bytes, StandardCharsets.UTF_8);
    return read.indexOf(REPLACED) < 0 ? read : utf8ByteByByte(bytes, findings);
  }

  private static String utf8ByteByByte(byte[] bytes, Findings findings) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    List<Integer> foreign = new ArrayList<>();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      foreign.add(out.position());
      for (int left = result.length(); left > 0; left--) {
        out.put(letter(in.get()));
      }
      result = decoder.decode(in, out, true);
    }
    String text = out.flip().toString();
    if (!foreign.isEmpty()) {
      findings.add(
          Finding.NOT_UTF_8,
          lineOf(text, foreign.get(0)),
          foreign.size() + " bytes are not UTF-8; they are read as Latin letters");
    }
    return text;
  }

  private static char letter(byte foreign) {
    char letter = new String(new byte[] {foreign}, WINDOWS).charAt(0);
    return letter == REPLACED ? (char) (foreign & 0xff) : letter;
  }

  private static int lineOf(String text, int position) {
    return split(text.substring(0, position)).size();
  }

  private static List<String> split(String text) {
    String unified = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    return Arrays.asList(unified.split("\n", -1));
  }
}
