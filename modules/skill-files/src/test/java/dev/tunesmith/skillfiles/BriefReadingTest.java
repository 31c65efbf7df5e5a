package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.skillfiles.contract.ContractReader;
import dev.tunesmith.skillfiles.contract.ContractReading;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatterReader;
import dev.tunesmith.skillfiles.frontmatter.Header;
import dev.tunesmith.skillfiles.frontmatter.HeaderBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crew is wired by must be the same whether a text is read in brief or whole. */
class BriefReadingTest {

  private static final String FRONT = "---\nname: someone\ndescription: Watches plans\n---\n";

  @Test
  void corpus_is_the_same_in_brief() throws IOException {
    for (Path file : Corpus.files()) {
      byte[] bytes = Files.readAllBytes(file);
      Decoding.lines(bytes, new Findings("")).ifPresent(lines -> assertSame(file + "", lines));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Level 2: PEERS\nAsk first.\nEscalate to: @a-b\nAsk last.\nAnd more.\nAnd more.\n",
        "Level 2: Peers\n=====\nProse.\nEscalate to: @a-b\n",
        "# Level 1: SELF\nProse.\n\n- Escalate to:\nDatabase Wizard\n",
        "# Level 1: SELF\nProse.\nProse.\nProse.\n    max 4 attempts\n",
        "# Level 1: SELF\nNotes:\n- retry must never end\n",
        "Level | Attempts | Remedy kinds\n--- | --- | ---\n1 | 4 | create_index\n",
        "Prose.\nProse.\nProse.\nLevel | Attempts\n--- | ---\n1 | 4\n",
        "```yaml\nlevel_1:\n  attempts: 7\nagents:\n  collaboration:\n  - a-b\n```\n",
        "Prose that works with @a-b.\nProse.\nProse.\nProse.\nHands off to @c-d.\n",
        "- point\n\nProse.\n\n  - Escalate to @a-b\n",
        "# Level 1: SELF\nOther\n-----\nmax 4 attempts\n",
        "1. first\ncontinued here\n2. Level 2: max 3 attempts\n",
        "Challenges\n---\nProse.\n\n- Slow query\n  and its plan\n",
        "When to Use\n===========\nProse.\n\n1. A missing index\nof a table\n",
        "Problem | Then\n--- | ---\nSlow query | look\n",
        "# Activation Signals\nProse.\n* An index is redundant\n\n## Notes\n- none\n",
        "<level_2>\nProse.\nEscalate to: @a-b\n</level_2>\n"
      })
  void text_is_the_same_in_brief(String body) {
    assertSame(body, Arrays.asList((FRONT + body).split("\n", -1)));
  }

  private static void assertSame(String file, List<String> lines) {
    HeaderBlock.find(lines, new Findings(""))
        .ifPresent(
            block ->
                FrontMatterReader.read(block, new Findings(""))
                    .ifPresent(
                        front -> {
                          Header header =
                              Header.of(front, 1, Finding.NAME_MISSING, new Findings(""));
                          List<String> body = lines.subList(block.end(), lines.size());
                          assertSame(file, header, body);
                        }));
  }

  private static void assertSame(String file, Header header, List<String> body) {
    Findings inBrief = new Findings(file);
    Findings whole = new Findings(file);
    ContractReading brief = ContractReader.readForCrew(header, body, 5, inBrief);
    ContractReading read = ContractReader.read(header, body, 5, whole);

    assertThat(brief.whom()).as(file).isEqualTo(read.whom());
    assertThat(brief.contract().references()).as(file).isEqualTo(read.contract().references());
    assertThat(brief.contract().claims()).as(file).isEqualTo(read.contract().claims());
    assertThat(inBrief.diagnostics()).as(file).isEqualTo(whole.diagnostics());
    assertThat(Stream.of(brief, read).map(each -> each.contract().protocol()).distinct())
        .as(file)
        .hasSize(1);
  }
}
