package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.duty.Duty;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.objective.Quantity;
import dev.tunesmith.core.quality.Mark;
import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the tables of the writer's reference that tell of the shipped files. */
class SkillTableTest {

  private static final Path FILE = Path.of("../../docs/skills.md");
  private static final String WRITE = "tunesmith.write-docs";
  private static final String TITLE = "## What becomes of the shipped files";
  private static final List<String> SEEDS =
      List.of(
          "database-optimizer",
          "database-wizard",
          "database-architect",
          "database-optimization-specialist",
          "backend.database_tuner");

  @Test
  void the_reference_counts_what_is_obeyed_reported_and_only_read() throws IOException {
    String text = Files.readString(FILE);
    int begin = text.indexOf(TITLE);
    assertThat(begin).isPositive();
    String table = String.join("\n", lines()) + "\n";
    if (System.getProperty(WRITE) != null) {
      Files.writeString(FILE, text.substring(0, begin) + table);
    }

    assertThat(Files.readString(FILE).substring(begin))
        .as("stale; run this test with -D" + WRITE)
        .isEqualTo(table);
  }

  private static List<String> lines() {
    SkillCatalogue crew = SkillCatalogue.load(List.of());
    List<String> lines =
        new ArrayList<>(
            List.of(
                TITLE,
                "",
                "Counted as `skills show` marks them. Reported is what each session judges, or has"
                    + " something to show for, with its evidence (`duties.md` in its results);"
                    + " named is what no session can do or measure, with the reason."
                    + " `scripts/bench/obedience` prints it item by item.",
                "",
                "| file | items | obeyed | reported | named | not |",
                "|---|---|---|---|---|---|"));
    SEEDS.forEach(seed -> lines.add(row(crew, skill(crew, seed))));
    lines.add("");
    lines.add("No session can measure, and why:");
    lines.add("");
    notMeasured(crew).forEach(lines::add);
    lines.add("");
    lines.add("No session can do, and why; a line about it is named with the reason:");
    lines.add("");
    Stream.of(Duty.values())
        .filter(duty -> duty.proof().isEmpty())
        .map(duty -> "- " + words(duty) + ": " + duty.where())
        .forEach(lines::add);
    return lines;
  }

  private static String words(Duty duty) {
    return duty.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Skill skill(SkillCatalogue crew, String id) {
    return crew.library().named(id).orElseThrow();
  }

  private static String row(SkillCatalogue crew, Skill skill) {
    List<Mark> marks = crew.marks(skill, Settings.NONE);
    return "| `%s` | %d | %d | %d | %d | %d |"
        .formatted(
            skill.id(),
            marks.size(),
            count(marks, Set.of(Obedience.OBEYED)),
            count(marks, Set.of(Obedience.REPORTED)),
            count(marks, Set.of(Obedience.NAMED)),
            count(marks, EnumSet.of(Obedience.READ, Obedience.DANGLING)));
  }

  private static long count(List<Mark> marks, Set<Obedience> counted) {
    return marks.stream().filter(mark -> counted.contains(mark.obedience())).count();
  }

  private static Set<String> notMeasured(SkillCatalogue crew) {
    return SEEDS.stream()
        .map(seed -> skill(crew, seed))
        .flatMap(
            skill ->
                skill.contract().items(Kind.METRIC).stream()
                    .map(item -> Objective.of(skill.id(), item)))
        .filter(objective -> objective.quantity() != null)
        .flatMap(
            objective ->
                reason(objective.quantity())
                    .map(why -> "- " + objective.name() + ": " + why)
                    .stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> reason(Quantity quantity) {
    return quantity.whyNotHere();
  }
}
