package dev.tunesmith.skillfiles;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.skill.SkillLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists and wires 10,000 files; run it with {@code -Xmx400m}. The files have about 8 KB, the usual
 * shape of an agent file, and name each other.
 */
final class ListingBenchmark {

  private static final int FILES = 10_000;
  private static final String BODY =
      """

      # Agent

      ## Activation Signals
      - A query is slow

      ### Level 1: SELF-RECOVERY
      **Your action:** Look (max 2 attempts, 5 min timeout)

      ### Level 2: PEER CONSULTATION
      **Escalate to:** @agent-%d or @agent-%d

      """;

  private ListingBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("skills");
    try {
      write(folder);
      for (int round = 1; round <= 3; round++) {
        measure(folder, round);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void measure(Path folder, int round) {
    long start = System.nanoTime();
    SkillLibrary library = Corpus.read(folder);
    long listed = System.nanoTime();
    Crew crew = Crew.wire(library);
    long wired = System.nanoTime();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "round %d: %d skills listed in %d ms, %d edges wired in %d ms, %d MB of heap in use%n",
        round,
        library.skills().size(),
        (listed - start) / 1_000_000,
        crew.edges().size(),
        (wired - listed) / 1_000_000,
        (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
  }

  private static void write(Path folder) throws IOException {
    String prose =
        "The plan is read before anything else, and `explain` is asked first.\n".repeat(110);
    for (int number = 0; number < FILES; number++) {
      Path group = Files.createDirectories(folder.resolve("group-" + number % 100));
      String header =
          List.of(
                  "---",
                  "name: agent-" + number,
                  "description: Watches queries of kind " + number,
                  "tags: [database, kind-" + number % 7 + "]",
                  "dependencies: [agent-" + (number + 1) % FILES + "]",
                  "---")
              .stream()
              .reduce("", (all, line) -> all + line + "\n");
      String body = BODY.formatted((number + 2) % FILES, (number + 3) % FILES);
      Files.writeString(group.resolve("agent-" + number + ".md"), header + body + prose);
    }
  }
}
