package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastSessionsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"report", "explain", "verify"})
  void a_folder_without_a_ledger_is_bad_input(String command) {
    Answer answer =
        !command.equals("explain")
            ? Answer.to(command, folder.toString())
            : Answer.to(command, folder.toString(), "I1");

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).singleElement().asString().contains(folder.toString());
  }
}
