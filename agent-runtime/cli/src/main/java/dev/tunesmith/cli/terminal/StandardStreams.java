package dev.tunesmith.cli.terminal;

import dev.tunesmith.cli.terminal.Terminal.Screen;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Finds out what the program's own output can do. */
public final class StandardStreams {

  private StandardStreams() {}

  /**
   * The terminal over the program's streams. Without a person's screen there is neither colour nor
   * redrawing; {@code NO_COLOR} and {@code --no-color} forbid colour.
   */
  public static Terminal terminal(
      PrintStream out, PrintStream err, Map<String, String> environment, List<String> arguments) {
    Screen screen = screen(environment);
    return new Terminal(
        writer(out, "stdout.encoding"),
        writer(err, "stderr.encoding"),
        screen,
        colour(screen, environment, arguments));
  }

  // Java 17 names a terminal's encoding otherwise than later ones, and a pipe's not at all.
  private static PrintWriter writer(PrintStream stream, String encoding) {
    String name =
        System.getProperty(
            encoding,
            System.getProperty("sun." + encoding, System.getProperty("native.encoding", "UTF-8")));
    return new PrintWriter(new OutputStreamWriter(stream, Charset.forName(name)), true);
  }

  static Ansi colour(Screen screen, Map<String, String> environment, List<String> arguments) {
    boolean isForbidden =
        !environment.getOrDefault("NO_COLOR", "").isEmpty() || arguments.contains("--no-color");
    return screen == Screen.LIVE && !isForbidden ? Ansi.ON : Ansi.OFF;
  }

  private static Screen screen(Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "");
    boolean canRedraw = !kind.isEmpty() && !kind.equals("dumb");
    return canRedraw && isWatched() ? Screen.LIVE : Screen.PLAIN;
  }

  // Since Java 22 there may be a console where nobody watches; isTerminal tells, but 17 lacks it.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
