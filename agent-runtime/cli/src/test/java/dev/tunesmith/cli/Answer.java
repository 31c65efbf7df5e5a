package dev.tunesmith.cli;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What the program answered to a call. */
record Answer(int code, String out, String err) {

  static Answer to(String... arguments) {
    return with(Map.of(), arguments);
  }

  static Answer with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true), new PrintWriter(err, true), Screen.PLAIN, Ansi.OFF);
    int code = new Program(terminal, environment).run(List.of(arguments));
    return new Answer(code, out.toString(), err.toString());
  }
}
