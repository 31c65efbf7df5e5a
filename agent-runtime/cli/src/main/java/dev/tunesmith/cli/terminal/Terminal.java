package dev.tunesmith.cli.terminal;

import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.page.Style;
import dev.tunesmith.reports.page.Tone;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the program writes. Every text is made harmless on its way; a status at the bottom stays
 * below the lines. Safe for use by several threads.
 */
public final class Terminal {

  private static final String CLEAR = "\r\u001b[2K";
  private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";
  // A line longer than the window is cut instead of wrapped, so that going up finds its beginning.
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintWriter out;
  private final PrintWriter err;
  private final Screen screen;
  private final Ansi ansi;
  private List<String> status = List.of();

  /** Whether lines that were written can be written anew. */
  public enum Screen {
    LIVE,
    PLAIN
  }

  /** A terminal over two writers; who made them closes them. */
  public Terminal(PrintWriter out, PrintWriter err, Screen screen, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.screen = screen;
    this.ansi = ansi;
  }

  /** Whether lines can be written anew. */
  public Screen screen() {
    return screen;
  }

  /** Whether lines may be coloured. */
  public Ansi ansi() {
    return ansi;
  }

  /** The writer of ordinary output, for what is known to be harmless. */
  public PrintWriter out() {
    return out;
  }

  /** The writer of error output, for what is known to be harmless. */
  public PrintWriter err() {
    return err;
  }

  /** Writes a line. */
  public void line(String text) {
    write(out, HiddenCharacters.onOneLine(text));
  }

  /** Writes a line that stands out. */
  public void line(Tone tone, String text) {
    write(out, coloured(tone, HiddenCharacters.onOneLine(text)));
  }

  /** Writes the lines of a view, which makes them harmless and colours them itself. */
  public void show(Function<Style, List<String>> view) {
    view.apply(this::coloured).forEach(line -> write(out, line));
  }

  private String coloured(Tone tone, String text) {
    return switch (tone) {
      case PLAIN -> text;
      case HEADING -> coloured(Ansi.Style.bold, text);
      case GOOD -> coloured(Ansi.Style.fg_green, text);
      case WARNING -> coloured(Ansi.Style.fg_yellow, text);
      case BAD -> coloured(Ansi.Style.fg_red, text);
      case COMMAND -> coloured(Ansi.Style.fg_cyan, text);
      case FAINT -> coloured(Ansi.Style.faint, text);
    };
  }

  private String coloured(Ansi.Style colour, String text) {
    return ansi.enabled() ? colour.on() + text + Ansi.Style.reset.on() : text;
  }

  /** Says in one line on the error output what went wrong. */
  public void error(String text) {
    write(err, "tunesmith: " + HiddenCharacters.onOneLine(text));
  }

  /** Writes the lines of a longer text to the error output. */
  public void errorLines(String text) {
    text.lines().forEach(line -> write(err, HiddenCharacters.onOneLine(line)));
  }

  /** Keeps these lines below all others until other ones come; none removes them. */
  public synchronized void status(List<String> lines) {
    if (screen == Screen.LIVE) {
      String erased = erasure();
      status = lines.stream().map(HiddenCharacters::onOneLine).toList();
      out.print(erased + drawing());
      out.flush();
    }
  }

  private synchronized void write(PrintWriter writer, String line) {
    out.print(erasure());
    out.flush();
    writer.println(line);
    writer.flush();
    out.print(drawing());
    out.flush();
  }

  // The terminal itself may have written behind the status, as ^C.
  private String erasure() {
    return status.isEmpty() ? "" : CLEAR + UP_AND_CLEAR.repeat(status.size());
  }

  private String drawing() {
    if (status.isEmpty()) {
      return "";
    }
    return WRAP_OFF + String.join("\n", status) + "\n" + WRAP_ON;
  }
}
