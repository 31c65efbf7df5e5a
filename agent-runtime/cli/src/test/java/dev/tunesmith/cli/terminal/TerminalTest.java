package dev.tunesmith.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.terminal.Terminal.Screen;
import dev.tunesmith.reports.page.Tone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b]8;;https://evil\u0007click",
        "\u001b[2J",
        "\u009b31m",
        "\u202egnp.exe",
        "a\rb",
        "zero\u200bwidth"
      })
  void what_controls_or_hides_is_written_out(String text) {
    terminal(Screen.PLAIN, Ansi.OFF).line(text);

    assertThat(out.toString().strip().codePoints())
        .noneMatch(each -> Character.getType(each) == Character.CONTROL)
        .noneMatch(each -> Character.getType(each) == Character.FORMAT);
  }

  @Test
  void letters_of_every_language_stay() {
    terminal(Screen.PLAIN, Ansi.OFF).line("Größe → 表 🐘");

    assertThat(out.toString().strip()).isEqualTo("Größe → 表 🐘");
  }

  @Test
  void a_coloured_line_is_harmless_too() {
    terminal(Screen.LIVE, Ansi.ON).line(Tone.GOOD, "a\u001b[5mb");

    assertThat(out.toString().strip()).isEqualTo("\u001b[32ma‹U+001B›[5mb\u001b[0m");
  }

  @Test
  void without_colour_a_line_is_only_text() {
    terminal(Screen.LIVE, Ansi.OFF).line(Tone.GOOD, "fine");

    assertThat(out.toString()).isEqualTo("fine" + System.lineSeparator());
  }

  @Test
  void lines_appear_above_the_status() {
    Terminal terminal = terminal(Screen.LIVE, Ansi.OFF);

    terminal.status(List.of("first", "second"));
    terminal.line("kept");
    terminal.status(List.of());

    assertThat(Screenful.after(out.toString())).containsExactly("kept");
  }

  @Test
  void a_changed_status_takes_the_place_of_the_old_one() {
    Terminal terminal = terminal(Screen.LIVE, Ansi.OFF);

    terminal.status(List.of("one", "two", "three"));
    terminal.line("kept");
    terminal.status(List.of("four"));

    assertThat(Screenful.after(out.toString())).containsExactly("kept", "four");
  }

  @Test
  void a_plain_screen_shows_no_status() {
    Terminal terminal = terminal(Screen.PLAIN, Ansi.OFF);

    terminal.status(List.of("one"));
    terminal.line("kept");

    assertThat(out.toString()).isEqualTo("kept" + System.lineSeparator());
  }

  @Test
  void colour_is_forbidden_by_the_environment_and_by_the_option() {
    assertThat(StandardStreams.colour(Screen.LIVE, Map.of(), List.of())).isEqualTo(Ansi.ON);
    assertThat(StandardStreams.colour(Screen.LIVE, Map.of("NO_COLOR", "1"), List.of()))
        .isEqualTo(Ansi.OFF);
    assertThat(StandardStreams.colour(Screen.LIVE, Map.of("NO_COLOR", ""), List.of()))
        .isEqualTo(Ansi.ON);
    assertThat(StandardStreams.colour(Screen.LIVE, Map.of(), List.of("demo", "--no-color")))
        .isEqualTo(Ansi.OFF);
    assertThat(StandardStreams.colour(Screen.PLAIN, Map.of(), List.of())).isEqualTo(Ansi.OFF);
  }

  private Terminal terminal(Screen screen, Ansi ansi) {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), screen, ansi);
  }
}
