package dev.tunesmith.skillfiles;

import com.sun.management.OperatingSystemMXBean;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.skill.SkillLibrary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Lists and wires 10,000 files of about 8 KB, the usual size of an agent file, once in a fresh JVM;
 * {@code scripts/bench/list-10000} runs it for each shape.
 */
final class ListingBenchmark {

  private static final int FILES = 10_000;
  private static final int MOST_SECONDS = 6;
  private static final int MOST_MEGABYTES = 300;
  private static final String BODY =
      """

      # Agent

      ## Activation Signals
      - A query is slow

      ### Level 1: SELF-RECOVERY
      **Your action:** Look (max 2 attempts, 5 min timeout)

      ### Level 2: PEER CONSULTATION
      **Escalate to:** @agent-%s or @agent-%s

      | Challenge | Level 1 Solution |
      |-----------|------------------|
      | Slow query | Read its plan |

      """;

  private ListingBenchmark() {}

  /** Whom the files name. */
  private enum Shape {
    /** Each depends on the next and escalates to the two after it; one wire closes a cycle. */
    LINKED,
    /** Nobody whom they name is there, and no two name the same. */
    DANGLING,
    /** Each pair depends on each other. */
    CYCLIC;

    String other(int number, int step) {
      return switch (this) {
        case LINKED -> String.valueOf((number + step) % FILES);
        case DANGLING -> "lost-" + number + "-" + step;
        case CYCLIC -> String.valueOf(step == 1 ? number ^ 1 : (number + step) % FILES);
      };
    }
  }

  /**
   * {@code write SHAPE FOLDER} writes the files; {@code measure SHAPE FOLDER}, in a process of its
   * own, prints the figures and ends with 1 if it took too much.
   */
  public static void main(String[] arguments) throws IOException {
    Shape shape = Shape.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    Path folder = Path.of(arguments[2]);
    if (arguments[0].equals("write")) {
      write(folder, shape);
    } else if (!measure(folder, shape)) {
      System.exit(1);
    }
  }

  private static boolean measure(Path folder, Shape shape) throws IOException {
    SkillLibrary library = Corpus.read(folder);
    Crew crew = Crew.wire(library);
    double seconds = processorSeconds();
    long megabytes = peakMegabytes();
    System.out.printf(
        "%-8s  %d skills listed and wired in %.1f s of CPU (%d wires, %d faults); peak %d MB%n",
        shape.name().toLowerCase(Locale.ROOT),
        library.skills().size(),
        seconds,
        crew.edges().size(),
        crew.diagnostics().size(),
        megabytes);
    return seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES;
  }

  /** What the whole process took of the processors, its start counted. */
  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** What the whole process ever held at once; without such a file, the heap in use. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }
    String peak =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElse("0");
    return Long.parseLong(peak.replaceAll("\\D", "")) * 1024 / 1_000_000;
  }

  private static void write(Path folder, Shape shape) throws IOException {
    String prose =
        "The plan is read before anything else, and `explain` is asked first.\n".repeat(110);
    for (int number = 0; number < FILES; number++) {
      Path group = Files.createDirectories(folder.resolve("group-" + number % 100));
      String header =
          String.join(
              "\n",
              List.of(
                  "---",
                  "name: agent-" + number,
                  "description: Watches queries of kind " + number,
                  "tags: [database, kind-" + number % 7 + "]",
                  "dependencies: [agent-" + shape.other(number, 1) + "]",
                  "---",
                  ""));
      String body = BODY.formatted(shape.other(number, 2), shape.other(number, 3));
      Files.writeString(group.resolve("agent-" + number + ".md"), header + body + prose);
    }
  }
}
