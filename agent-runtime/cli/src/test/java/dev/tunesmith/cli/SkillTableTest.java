package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keeps the tables of the writer's reference that tell of the shipped files. */
class SkillTableTest {

  private static final Path FILE = Path.of("../../docs/skills.md");
  private static final String WRITE = "tunesmith.write-docs";
  private static final String TITLE = "## What becomes of the shipped files";
  private static final String TITLE_OF_SEEDS = "## What became of the files they were made from";
  private static final Set<Obedience> NOT = EnumSet.of(Obedience.READ, Obedience.DANGLING);
  private static final List<String> SEEDS_BY_FILE =
      List.of(
          "database-optimizer.md",
          "database-wizard.md",
          "database-architect.md",
          "database-optimization-specialist.md",
          "database-tuner.md");
  private static final List<String> SEEDS =
      List.of(
          "database-optimizer",
          "database-wizard",
          "database-architect",
          "database-optimization-specialist",
          "backend.database_tuner");

  @Test
  void the_reference_counts_what_is_obeyed_reported_and_only_read() throws IOException {
    hold(TITLE, TITLE_OF_SEEDS, lines());
  }

  @Test
  void the_reference_counts_the_same_of_the_files_that_these_were_made_from() throws IOException {
    Path seeds = seeds();
    assumeTrue(seeds != null, "no folder shared/seeds beside the repository: skipped");

    hold(TITLE_OF_SEEDS, "", linesOf(SkillCatalogue.load(List.of(seeds))));
  }

  /** Holds what stands between two titles, or behind the last one, to what it should be. */
  private static void hold(String title, String next, List<String> lines) throws IOException {
    String text = Files.readString(FILE);
    int begin = text.indexOf(title);
    assertThat(begin).isPositive();
    int end = next.isEmpty() ? text.length() : text.indexOf(next);
    String table = String.join("\n", lines) + "\n";
    if (System.getProperty(WRITE) != null) {
      Files.writeString(FILE, text.substring(0, begin) + table + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("stale; run this test with -D" + WRITE)
        .isEqualTo(table);
  }

  private static @Nullable Path seeds() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.isDirectory(folder.resolve("shared/seeds"))) {
        return folder.resolve("shared/seeds");
      }
      folder = folder.getParent();
    }
    return null;
  }

  private static List<String> linesOf(SkillCatalogue crew) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                TITLE_OF_SEEDS,
                "",
                "The shipped files say in fewer words what five others said, which name the"
                    + " metrics, tools and duties of a whole company. Counted as above:",
                "",
                "| file | items | obeyed | reported | named | not |",
                "|---|---|---|---|---|---|"));
    List<Skill> own = SEEDS_BY_FILE.stream().map(name -> own(crew, name)).toList();
    own.forEach(skill -> lines.add(row(crew, skill)));
    lines.add("");
    lines.add("What is not, by what it is, and why:");
    lines.add("");
    Map<String, Long> left =
        own.stream()
            .flatMap(skill -> crew.marks(skill, Settings.NONE).stream())
            .filter(mark -> NOT.contains(mark.obedience()))
            .collect(Collectors.groupingBy(Mark::kind, TreeMap::new, Collectors.counting()));
    left.forEach((kind, count) -> lines.add("- " + kind + " (" + count + "): " + why(kind)));
    return lines;
  }

  private static Skill own(SkillCatalogue crew, String file) {
    return crew.own().stream()
        .filter(skill -> skill.source().file().endsWith(file))
        .findFirst()
        .orElseThrow();
  }

  private static String why(String kind) {
    return switch (kind) {
      case "model" -> "obeyed where `tunesmith.yaml` says what it means";
      case "tag", "challenge", "activation signal" -> "no kind of issue is called so";
      case "guardrail", "forbidden pattern" ->
          "how an agent works; results do not show whether it was kept";
      case "success target", "level target" ->
          "no slow statement is the skill's, so none of its issues can be counted";
      case "level" -> "it says nothing that a level could be held to";
      case "message field" -> "no message has such a field";
      default -> "its words name no work of which a session could show something";
    };
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
    lines.add("");
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
            count(marks, NOT));
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
