package dev.tunesmith.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrewFoldersTest {

  @TempDir private Path folder;

  @Test
  void a_project_without_a_folder_of_skills_adds_none() {
    assertThat(CrewFolders.over(List.of(folder), folder)).containsExactly(folder);
  }

  @Test
  void the_project_s_skills_lie_over_the_built_in_ones_and_under_those_that_are_named()
      throws IOException {
    Path project = Files.createDirectories(folder.resolve(SkillCatalogue.PROJECT_FOLDER));
    Path named = Files.createDirectory(folder.resolve("named"));
    write(project, "database-wizard", "Of the project.");
    write(project, "night-tuner", "Of the project.");
    write(named, "night-tuner", "Named.");

    SkillCatalogue crew = SkillCatalogue.load(CrewFolders.over(List.of(named), folder));

    assertThat(description(crew, "database-wizard")).isEqualTo("Of the project.");
    assertThat(description(crew, "night-tuner")).isEqualTo("Named.");
    assertThat(crew.diagnostics())
        .filteredOn(found -> found.code().startsWith("name-") || found.code().startsWith("built"))
        .extracting(Diagnostic::severity)
        .containsOnly(Diagnostic.Severity.INFO);
  }

  private static void write(Path into, String name, String description) throws IOException {
    Files.writeString(
        into.resolve(name + ".md"),
        "---\nname: %s\ndescription: %s\n---\n# One\n".formatted(name, description));
  }

  private static String description(SkillCatalogue crew, String id) {
    Skill skill = crew.library().find(new SkillId(id)).orElseThrow();
    return skill.identity().description();
  }
}
