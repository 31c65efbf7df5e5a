package dev.tunesmith.skillfiles;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.skill.SkillLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lists and wires 10,000 files of about 8 KB, the usual size of an agent file, once in a fresh JVM;
 * {@code scripts/bench/list-10000} runs it for each shape.
 */
final class ListingBenchmark {

  private static final int FILES = 10_000;
  private static final int MOST_MILLIS = 4_000;
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

  /** Prints the figures; ends with 1 if it took too long or too much. */
  public static void main(String[] arguments) throws IOException {
    Shape shape = Shape.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    Path folder = Files.createTempDirectory("skills");
    boolean isGood;
    try {
      write(folder, shape);
      isGood = measure(folder, shape);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    System.exit(isGood ? 0 : 1);
  }

  private static boolean measure(Path folder, Shape shape) throws IOException {
    long start = System.nanoTime();
    SkillLibrary library = Corpus.read(folder);
    long listed = System.nanoTime();
    Crew crew = Crew.wire(library);
    long wired = System.nanoTime();
    long millis = (wired - start) / 1_000_000;
    long megabytes = peakMegabytes();
    System.out.printf(
        "%-8s  %d skills listed in %d ms, wired in %d ms (%d wires, %d faults); peak %d MB%n",
        shape.name().toLowerCase(Locale.ROOT),
        library.skills().size(),
        (listed - start) / 1_000_000,
        (wired - listed) / 1_000_000,
        crew.edges().size(),
        crew.diagnostics().size(),
        megabytes);
    return millis < MOST_MILLIS && megabytes < MOST_MEGABYTES;
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
