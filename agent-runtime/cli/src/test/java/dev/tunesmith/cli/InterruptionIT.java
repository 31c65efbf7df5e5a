package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C needs a process of its own to end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send")
class InterruptionIT {

  private static final long AGES_SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void ctrl_c_ends_a_session_with_code_130_and_keeps_its_ledger() throws Exception {
    Path workload =
        Files.writeString(
            folder.resolve("workload.sql"),
            """
            -- name: counting
            select count(*) from generate_series(1, 2000000) as n where n % 7 = 3;
            -- name: counting-again
            select count(*) from generate_series(1, 2000000) as n where n % 9 = 3;
            """);
    Path out = folder.resolve("out");
    try (Practice practice = new Practice()) {
      Process process = start(practice, practice.call(workload, out));
      try {
        awaitLine(process.inputReader(StandardCharsets.UTF_8), "sandbox ready");

        interrupt(process);

        assertThat(process.waitFor(AGES_SECONDS, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(Files.readString(folder.resolve("err")).lines())
          .singleElement()
          .asString()
          .contains("tunesmith report " + out);
    }
    Answer report = Answer.to("report", out.toString());
    assertThat(report.code()).isZero();
    assertThat(report.out()).contains("cancelled");
  }

  private Process start(Practice practice, List<String> call) throws IOException {
    List<String> command = new ArrayList<>(withInterrupts());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(call);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(Practice.VARIABLE, practice.password());
    builder.environment().put("HOME", folder.toString());
    return builder.redirectError(folder.resolve("err").toFile()).start();
  }

  // A shell that starts the build in the background ignores SIGINT, and children inherit that.
  private static List<String> withInterrupts() throws IOException {
    List<String> prefix = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(prefix);
    trial.add("true");
    Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
    return process.onExit().join().exitValue() == 0 ? prefix : List.of();
  }

  private static void awaitLine(BufferedReader lines, String part) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.contains(part)) {
      line = lines.readLine();
    }
    assertThat(line).as("a line with '" + part + "'").isNotNull();
  }

  private static void interrupt(Process process) throws Exception {
    int code = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(code).isZero();
  }
}
