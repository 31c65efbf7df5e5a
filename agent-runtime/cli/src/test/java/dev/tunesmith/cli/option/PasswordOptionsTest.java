package dev.tunesmith.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PasswordOptionsTest {

  @TempDir private Path folder;

  @Test
  void without_a_source_there_is_no_password() {
    assertThat(passwordOf(Map.of())).isNull();
  }

  @Test
  void without_a_source_the_customary_variable_counts() {
    assertThat(passwordOf(Map.of("PGPASSWORD", "p"))).isEqualTo("p");
  }

  @Test
  void a_named_variable_counts_before_the_customary_one() {
    assertThat(passwordOf(Map.of("PGPASSWORD", "p", "MINE", "m"), "--password-env", "MINE"))
        .isEqualTo("m");
  }

  @Test
  void a_file_gives_its_first_line_with_its_spaces() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), " se cret \r\nnot this\n");

    assertThat(passwordOf(Map.of(), "--password-file", file.toString())).isEqualTo(" se cret ");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "\n");

    assertThatThrownBy(() -> passwordOf(Map.of(), "--password-file", file.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void a_missing_file_is_named() {
    Path file = folder.resolve("none");

    assertThatThrownBy(() -> passwordOf(Map.of(), "--password-file", file.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString());
  }

  private static String passwordOf(Map<String, String> environment, String... arguments) {
    PasswordOptions options = new PasswordOptions();
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
    spec.addMixin("password", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
    new CommandLine(spec).parseArgs(arguments);
    return options.password(environment);
  }
}
