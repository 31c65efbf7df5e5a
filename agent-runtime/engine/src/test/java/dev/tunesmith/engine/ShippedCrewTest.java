package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.engine.skills.SkillCatalogue;
import dev.tunesmith.skillfiles.SkillReader;
import dev.tunesmith.skillfiles.SkillRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files that we ship amount to. */
class ShippedCrewTest {

  private static final Crew CREW = SkillCatalogue.load(List.of()).crew();

  @ParameterizedTest
  @CsvSource({"SLOW_QUERY, database-optimizer", "REDUNDANT_INDEX, backend.database_tuner"})
  void each_kind_of_issue_has_the_owner_that_is_meant(IssueKind kind, String owner) {
    Assignment assignment = new Routing(CREW).ownerOf(kind).orElseThrow();

    assertThat(assignment.owner()).isEqualTo(new SkillId(owner));
  }

  static List<IssueKind> kindsOfIssue() {
    return IssueKind.BUILT_IN;
  }

  @ParameterizedTest
  @MethodSource("kindsOfIssue")
  void each_kind_of_issue_has_an_owner_and_a_reason(IssueKind kind) {
    assertThat(new Routing(CREW).ownerOf(kind))
        .get()
        .extracting(Assignment::why)
        .asString()
        .contains("says '");
  }

  @ParameterizedTest
  @EnumSource
  void the_orchestrator_s_table_says_what_the_standard_protocol_says(Level level) {
    SkillId nobody = new SkillId("nobody-of-the-crew");

    assertThat(
            CREW.agent(SkillId.ORCHESTRATOR).orElseThrow().contract().protocol().kinds().get(level))
        .isNotNull()
        .extracting(DeclaredKinds::kinds)
        .isEqualTo(Protocol.standard().rule(level).kinds());
    assertThat(CREW.protocolOf(nobody).allowedAt(level))
        .isEqualTo(Protocol.standard().allowedAt(level));
  }

  @Test
  void an_architect_may_use_the_structural_remedies_of_its_own_table() {
    SkillId owner = new SkillId("database-optimizer");

    assertThat(CREW.kindsFor(new SkillId("backend-architect"), owner, Level.STRATEGIC))
        .contains(RemedyKind.CACHE, RemedyKind.SCHEMA_CHANGE, RemedyKind.CREATE_INDEX)
        .doesNotContain(RemedyKind.PARTITIONING, RemedyKind.SERVER_SETTING);
    assertThat(CREW.kindsFor(new SkillId("tech-lead-orchestrator"), owner, Level.STRATEGIC))
        .contains(RemedyKind.PARTITIONING, RemedyKind.SERVER_SETTING);
  }

  @Test
  void a_folder_of_shipped_skills_is_read_as_it_lies_and_never_without_the_core_ones(
      @TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("data"));
    String wizard = "---\nname: %s\ndescription: Another.\n---\n# One\n";
    Files.writeString(
        folder.resolve("data/database-wizard.md"), wizard.formatted("database-wizard"));
    Files.writeString(folder.resolve("night-tuner.md"), wizard.formatted("night-tuner"));

    SkillLibrary library =
        SkillReader.read(
            List.of(
                SkillRoot.shipped(
                    folder, ShippedCrewTest.class.getClassLoader(), "skills/index.txt")));

    assertThat(library.skills())
        .extracting(skill -> skill.id().value(), skill -> skill.source().origin())
        .containsExactly(
            tuple("core.orchestrator", Origin.BUILT_IN),
            tuple("core.quality", Origin.BUILT_IN),
            tuple("database-wizard", Origin.BUILT_IN),
            tuple("night-tuner", Origin.PROJECT));
  }
}
