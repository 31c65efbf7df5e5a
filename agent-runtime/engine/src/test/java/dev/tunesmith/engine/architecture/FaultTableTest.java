package dev.tunesmith.engine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says by which test each fault is injected names only tests that are there. */
class FaultTableTest {

  private static final Path ROOT = Path.of("../..");
  private static final int FAULTS = 68;
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|");
  private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*(?:Test|IT)\\b");

  @Test
  void every_fault_has_its_line_and_every_test_is_there() throws IOException {
    List<Matcher> rows =
        Files.readAllLines(ROOT.resolve("docs/reliability.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .toList();
    Set<String> tests = tests();

    assertThat(rows.stream().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, FAULTS).boxed().toList());
    assertThat(rows).allSatisfy(row -> assertThat(isAnswered(row.group(2), tests)).isTrue());
    assertThat(rows.stream().map(row -> row.group(2)).filter(FaultTableTest::isOpen).toList())
        .as("faults that are not injected")
        .hasSizeLessThanOrEqualTo(12);
  }

  private static boolean isOpen(String answer) {
    return answer.contains("cannot apply") || answer.contains("**not yet:**");
  }

  /** Whether a test, or a reason why there is none, stands there. */
  private static boolean isAnswered(String answer, Set<String> tests) {
    List<String> named = TEST.matcher(answer).results().map(found -> found.group()).toList();
    return tests.containsAll(named)
        && (!named.isEmpty() || isOpen(answer) || answer.startsWith("the same"));
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> modules = Files.walk(ROOT.resolve("modules"), 12);
        Stream<Path> agents = Files.walk(ROOT.resolve("agent-runtime"), 12)) {
      return Stream.concat(modules, agents)
          .filter(file -> file.toString().contains("src/test"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
