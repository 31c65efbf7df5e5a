package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Code;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandReferenceTest {

  private static final Path FILE = Path.of("../../docs/cli.md");
  private static final String WRITE = "tunesmith.write-docs";

  @Test
  void the_reference_says_what_the_commands_say_of_themselves() throws IOException {
    String page = page().markdown();
    if (System.getProperty(WRITE) != null) {
      Files.writeString(FILE, page);
    }

    assertThat(Files.readString(FILE))
        .as(
            "docs/cli.md is stale; write it again with: mvn -pl agent-runtime/cli -am test"
                + " -Dtest=CommandReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + WRITE)
        .isEqualTo(page);
  }

  private static Page page() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Terminal terminal = new Terminal(nowhere, nowhere, Screen.PLAIN, Ansi.OFF);
    CommandLine program = new Program(terminal, Map.of()).commandLine();
    Stream<Block> head =
        Stream.of(
            new Heading(1, Line.of("The command line")),
            new Paragraph(Line.of("Each command as its --help tells of it.")));
    return new Page(Stream.concat(head, help(program)).toList());
  }

  private static Stream<Block> help(CommandLine command) {
    List<String> lines =
        command.getUsageMessage(Ansi.OFF).strip().lines().map(String::stripTrailing).toList();
    Stream<Block> own =
        Stream.of(
            new Heading(2, Line.of(command.getCommandSpec().qualifiedName())), new Code("", lines));
    return Stream.concat(
        own, command.getSubcommands().values().stream().flatMap(CommandReferenceTest::help));
  }
}
