package dev.tunesmith.proof.calibration;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.Samples;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Records noise traces as text: {@code NoiseRecorder DIRECTORY SAMPLES}, with {@code long} behind
 * it those of statements that take seconds.
 */
public final class NoiseRecorder {

  private static final String HEADER =
      """
      # Samples in milliseconds of unchanged statements, one after the other, taken by NoiseRecorder:
      # embedded PostgreSQL 18, 2 cores, an unused index shown and hidden in turns.
      # A sample is the fastest of as many runs as a trial takes.
      """;

  private NoiseRecorder() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int samples = Integer.parseInt(arguments[1]);
    try (Sandbox sandbox = OrdersSandbox.open();
        SandboxSession session = CancellableSession.open(sandbox)) {
      Toggle toggle =
          SandboxRemedies.proposed(sandbox, List.of(OrdersSandbox.index("unused", "note")))
              .pretended();
      if (arguments.length > 2) {
        write(directory, "long", record(session, toggle, CalibrationStatements.LONG, samples));
      } else {
        recordShort(directory, samples, session, toggle);
      }
    }
  }

  private static void recordShort(
      Path directory, int samples, SandboxSession session, Toggle toggle) throws IOException {
    List<Query> all = CalibrationStatements.ALL;
    // The first recording warms the JVM and is thrown away.
    record(session, toggle, all, samples / 4);
    write(directory, "quiet", record(session, toggle, all, samples));
    write(directory, "loaded", BusyProcess.beside(() -> record(session, toggle, all, samples)));
  }

  private static List<String> record(
      SandboxSession session, Toggle toggle, List<Query> statements, int samples) {
    List<String> lines = new ArrayList<>();
    for (Query query : statements) {
      Samples statement = Samples.warmedUp(session, query, RunLimits.STANDARD.longest());
      int runs = statement.runsPerSample(statement);
      StringBuilder line = new StringBuilder(query.name() + ":");
      for (int i = 0; i < samples; i++) {
        toggle.set(i % 2 == 0 ? Presence.WITH : Presence.WITHOUT);
        session.plan(query);
        line.append(String.format(Locale.ROOT, " %.3f", statement.sample(runs).millis()));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static void write(Path directory, String condition, List<String> lines)
      throws IOException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Files.writeString(
        directory.resolve(condition + ".txt"),
        HEADER
            + "# Condition: "
            + condition
            + ", one-minute load average at the end "
            + load
            + "\n"
            + String.join("\n", lines)
            + "\n");
  }
}
