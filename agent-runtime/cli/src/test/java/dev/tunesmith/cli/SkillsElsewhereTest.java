package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillsElsewhereTest {

  private static final String WRITTEN =
      "---\nname: Index Friend\ndescription: Watches indexes.\ntools: [try_remedy]\n---\nLook.\n";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writes_a_skill() throws IOException {
    file = Files.writeString(folder.resolve("index-friend.md"), WRITTEN);
  }

  @Test
  void the_doctor_says_what_each_program_makes_of_a_file() {
    Answer answer = Answer.to("skills", "doctor", folder.toString(), "--no-color");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("Claude Code     changed   tools: all of the session's")
        .containsPattern("Claude Desktop {2}rejected\\R +line 2: the name 'Index Friend'")
        .contains("Tunesmith       loads     tools: try_remedy");
  }

  @Test
  void a_program_that_is_named_and_rejects_a_file_makes_the_check_fail() {
    assertThat(Answer.to("skills", "doctor", folder.toString(), "--host=codex").code()).isZero();
    assertThat(Answer.to("skills", "doctor", folder.toString(), "--host=agentskills").code())
        .isEqualTo(ExitCode.FAULT);
  }

  @Test
  void a_fix_is_shown_before_it_is_written() throws IOException {
    Answer shown = Answer.to("skills", "fix", folder.toString(), "--no-color");
    String before = Files.readString(file);
    Answer written = Answer.to("skills", "fix", folder.toString(), "--write");

    assertThat(shown.out())
        .contains("-name: Index Friend", "+name: index-friend", "+allowed-tools: try_remedy")
        .contains("1 of 1 file would change");
    assertThat(before).isEqualTo(WRITTEN);
    assertThat(written.out()).contains("1 of 1 file written");
    assertThat(Answer.to("skills", "fix", folder.toString()).out())
        .isEqualToIgnoringNewLines("0 of 1 file would change; --write does it\n");
  }

  @Test
  void a_conversion_writes_over_no_other_file() throws IOException {
    Path out = folder.resolve("out");
    String[] command = {"skills", "convert", file.toString(), "--to=codex", "--out=" + out};

    assertThat(Answer.to(command).code()).isZero();
    assertThat(Answer.to(command).code()).isZero();
    Files.writeString(out.resolve("index-friend.toml"), "mine");

    assertThat(Answer.to(command).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void a_folder_without_a_skill_is_bad_input() throws IOException {
    Files.delete(file);

    assertThat(Answer.to("skills", "doctor", folder.toString()).code())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Answer.to("skills", "fix", folder.toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
