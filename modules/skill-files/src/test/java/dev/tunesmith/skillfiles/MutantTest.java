package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run 10,000 of them with {@code -Dtunesmith.mutants=10000}. */
class MutantTest {

  private static final int MUTANTS = Integer.getInteger("tunesmith.mutants", 1_000);
  private static final long SEED = Long.getLong("tunesmith.seed", 20_240_131L);
  private static final Duration HANGS = Duration.ofSeconds(60);
  private static final List<String> SNIPPETS =
      List.of(
          "---\n",
          "...\n",
          "\n\n",
          ": ",
          " #",
          "\t",
          "\"",
          "'",
          "|\n",
          ">-\n",
          "- ",
          "* ",
          "&a ",
          "*a ",
          "!!x ",
          "{",
          "}",
          "[",
          "]",
          "<a>",
          "</a>",
          "<metric name=\"",
          "```\n",
          "```yaml\n",
          "| a | b |\n|---|---|\n",
          "> > > > > ",
          "# ",
          "### Level 1: x\n",
          "forbid:\n",
          "@x",
          "`",
          "\0",
          "\r",
          "\uFEFF",
          "\u2028",
          "name: ",
          "tools: ",
          "description: ",
          "%",
          "\\u",
          "\\",
          "<!--",
          "[a]: b\n",
          "1. ",
          "    ",
          "**",
          "max 999999999999 attempts, 9999 min timeout");

  @TempDir private Path folder;

  @Test
  void no_mutant_of_the_corpus_throws_or_hangs() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : Corpus.files()) {
      seeds.add(Files.readAllBytes(file));
    }
    Random random = new Random(SEED);
    Path file = folder.resolve("mutant.md");
    for (int number = 0; number < MUTANTS; number++) {
      byte[] mutant = mutate(seeds, random);
      Files.write(file, mutant);
      String shown = "mutant " + number + " of seed " + SEED;

      SkillLibrary library = assertTimeoutPreemptively(HANGS, () -> readWhole(file), shown);

      assertThat(Corpus.outcome(library)).as(shown).isIn("accepted", "rejected");
    }
  }

  @Test
  void nothing_that_multiplies_takes_long() throws IOException {
    List<String> bodies =
        List.of(
            "[".repeat(200_000),
            "*a **b ".repeat(50_000),
            "> ".repeat(200_000),
            "- ".repeat(200_000),
            "<a>\n".repeat(20_000) + "</a>",
            "<a><a>".repeat(100_000) + "</a>".repeat(10),
            "`".repeat(300_000),
            "| ".repeat(200_000) + "\n" + "|-".repeat(200_000),
            "a\n".repeat(300_000),
            "```\n".repeat(200_000),
            "<metric " + "a=\"b\" ".repeat(100_000) + ">",
            "- a: b\n".repeat(100_000),
            "x: \n".repeat(200_000),
            "escalate to ".repeat(60_000) + "`",
            "    ".repeat(150_000) + "a",
            "    ".repeat(150_000) + "?",
            "*".repeat(300_000) + "`",
            "a-".repeat(200_000) + "@a" + "-a".repeat(100_000),
            "@" + "a-".repeat(200_000),
            "\u2713 ".repeat(200_000),
            "</".repeat(300_000),
            "<a>\n" + "<b></b>\n".repeat(50_000) + "<c>\n</a>",
            "depends-on: " + "a, ".repeat(50_000),
            "- " + "\n  - x".repeat(60_000));
    for (String body : bodies) {
      for (String wrapped : List.of(body, "\n```yaml\n" + body + "\n```\n")) {
        String text = "---\nname: big\ndescription: d\n---\n" + wrapped;
        Path file = Files.writeString(folder.resolve("big.md"), text);
        String shown = body.substring(0, 8);

        assertThat(assertTimeoutPreemptively(HANGS, () -> readWhole(file), shown).skills())
            .as(shown)
            .hasSize(1);
      }
    }
  }

  @Test
  void no_value_of_a_front_matter_takes_long() throws IOException {
    for (String key : List.of("name", "description", "tags", "tools", "hooks")) {
      for (String part : List.of("{", "a-", "[", "*", "<a", " x", "\\n", "(", "-", "a: ")) {
        String text = "---\n" + key + ": " + part.repeat(60_000 / part.length()) + "\n---\n";
        Path file = Files.writeString(folder.resolve("value.md"), text);
        String shown = key + " " + part;

        assertThat(assertTimeoutPreemptively(HANGS, () -> Corpus.read(file), shown)).isNotNull();
      }
    }
  }

  private static SkillLibrary readWhole(Path file) {
    SkillLibrary library = Corpus.read(file);
    for (Skill skill : library.skills()) {
      assertThat(skill.contract().references()).isEqualTo(skill.references());
    }
    return library;
  }

  private static byte[] mutate(List<byte[]> seeds, Random random) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size()));
    int steps = 1 + random.nextInt(6);
    for (int step = 0; step < steps; step++) {
      int at = random.nextInt(bytes.length + 1);
      int length = random.nextInt(Math.min(40, bytes.length - at + 1));
      byte[] other = seeds.get(random.nextInt(seeds.size()));
      byte[] added =
          switch (random.nextInt(5)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOfRange(bytes, at, at + length);
            case 3 -> Arrays.copyOf(other, random.nextInt(other.length + 1));
            default ->
                SNIPPETS
                    .get(random.nextInt(SNIPPETS.size()))
                    .repeat(1 + random.nextInt(3))
                    .getBytes(StandardCharsets.UTF_8);
          };
      int kept = random.nextBoolean() ? at : at + length;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, at);
      out.writeBytes(added);
      out.write(bytes, kept, bytes.length - kept);
      bytes = out.toByteArray();
    }
    return bytes;
  }
}
