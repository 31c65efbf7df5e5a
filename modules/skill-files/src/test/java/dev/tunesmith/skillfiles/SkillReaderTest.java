package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.core.skill.ToolGrant;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillReaderTest {

  @TempDir private Path folder;

  @Test
  void id_is_the_name_where_it_is_written_like_one() throws IOException {
    write("data/some-file.md", "name: database-optimizer");

    assertThat(ids(Corpus.read(folder))).containsExactly("database-optimizer");
  }

  @Test
  void id_comes_from_folder_and_file_where_the_name_is_prose() throws IOException {
    write("backend/database_tuner.md", "name: Database Tuner");

    SkillLibrary library = Corpus.read(folder);

    assertThat(ids(library)).containsExactly("backend.database_tuner");
    assertThat(library.named("database tuner")).isPresent();
    assertThat(library.named("database-tuner")).isPresent();
    assertThat(library.named("database_tuner")).isPresent();
  }

  @Test
  void id_is_the_one_by_which_the_text_calls_itself() throws IOException {
    write("database-tuner.md", "name: Database Tuner", "Ask `backend.database_tuner` for it.");

    assertThat(ids(Corpus.read(folder))).containsExactly("backend.database_tuner");
  }

  @Test
  void duplicate_names_make_one_warning_with_all_paths() throws IOException {
    write("a/deep/one.md", "name: twin");
    write("b/one.md", "name: twin");
    write("backup/one.md", "name: twin");

    SkillLibrary library = Corpus.read(folder);

    assertThat(library.skills()).extracting(skill -> file(skill)).containsExactly("b/one.md");
    assertThat(library.shadowed())
        .extracting(skill -> skill.id().value())
        .containsExactly("a.deep.one", "backup.one");
    assertThat(library.named("a.deep.one")).isPresent();
    assertThat(library.diagnostics()).hasSize(1);
    assertThat(library.diagnostics().get(0).message())
        .contains("b/one.md", "a/deep/one.md", "backup/one.md");
  }

  @Test
  void explicit_beats_project_beats_user_whatever_the_depth() throws IOException {
    for (String place : List.of("user", "project", "explicit/very/deep")) {
      write(place + "/one.md", "name: twin");
    }

    SkillLibrary library =
        SkillReader.read(
            List.of(
                SkillRoot.folder(folder.resolve("user"), Origin.USER),
                SkillRoot.folder(folder.resolve("project"), Origin.PROJECT),
                SkillRoot.folder(folder.resolve("explicit"), Origin.EXPLICIT)));

    assertThat(library.skills())
        .extracting(skill -> skill.source().origin())
        .containsExactly(Origin.EXPLICIT);
    assertThat(library.shadowed())
        .extracting(skill -> skill.source().origin())
        .containsExactly(Origin.PROJECT, Origin.USER);
  }

  @Test
  void replacing_a_built_in_skill_is_only_an_info() throws IOException {
    write("skills/data/one.md", "name: twin");
    write("own/one.md", "name: twin");
    Files.writeString(folder.resolve("skills/index.txt"), "skills/data/one.md\n");

    SkillLibrary library;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {url(folder)}, null)) {
      library =
          SkillReader.read(
              List.of(
                  SkillRoot.folder(folder.resolve("own"), Origin.EXPLICIT),
                  SkillRoot.resources(loader, "skills/index.txt")));
    }

    assertThat(library.skills()).extracting(skill -> file(skill)).containsExactly("own/one.md");
    assertThat(library.shadowed())
        .extracting(skill -> skill.id().value())
        .containsExactly("data.one");
    assertThat(library.diagnostics())
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void hidden_folders_loops_and_readmes_do_not_matter() throws IOException {
    write("one.md", "name: one");
    write(".git/two.md", "name: two");
    write("node_modules/three.md", "name: three");
    Files.writeString(folder.resolve("README.md"), "# About\n");
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("link.md"), folder.resolve("one.md"));

    SkillLibrary library = Corpus.read(folder);

    assertThat(ids(library)).containsExactly("one");
    assertThat(library.shadowed()).isEmpty();
    assertThat(library.diagnostics()).extracting(Diagnostic::severity).containsOnly(Severity.INFO);
  }

  @Test
  void folders_of_other_programs_are_read_where_they_hold_agents() throws IOException {
    write(".claude/agents/one.md", "name: one");
    write(".claude/notes/two.md", "name: two");
    write(".claude/plain.md", "name: plain");
    write(".gemini/agents/deep/three.md", "name: three");
    write(".hidden/four.md", "name: four");
    write(".cursor/rules/rule.mdc", "name: five");
    write(".codex/agents/six.toml", "name: six");
    write(".claude-plugin/plugin.json", "name: seven");

    SkillLibrary library = Corpus.read(folder);

    assertThat(ids(library)).containsExactly("one", "three");
    assertThat(library.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder(
            "folder-skipped", "folder-skipped", "folder-skipped", "file-not-read", "file-not-read");
  }

  @Test
  void missing_root_is_a_diagnostic() {
    SkillLibrary library = Corpus.read(folder.resolve("nowhere"));

    assertThat(library.diagnostics()).extracting(Diagnostic::code).containsExactly("root-missing");
  }

  @Test
  void large_files_and_front_matters_are_rejected() throws IOException {
    write("file.md", "name: file", "x".repeat(1024 * 1024));
    write("matter.md", "name: matter\nnotes: " + "x".repeat(64 * 1024));

    assertThat(Corpus.read(folder).diagnostics())
        .extracting(found -> found.line() + " " + found.code())
        .containsExactly("0 file-too-large", "2 front-matter-too-large");
  }

  @Test
  void documents_of_a_folder_skill_are_no_skills() throws IOException {
    write("pdf/SKILL.md", "name: pdf");
    Files.createDirectories(folder.resolve("pdf/references"));
    Files.writeString(folder.resolve("pdf/references/forms.md"), "# Forms\n");

    SkillLibrary library = Corpus.read(folder);

    assertThat(ids(library)).containsExactly("pdf");
    assertThat(library.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("document-skipped");
  }

  @Test
  void who_is_not_offered_takes_nobody_s_name() throws IOException {
    write("a/one.md", "name: twin\nhosts: [night-desk]");
    write("b/deep/one.md", "name: twin");

    SkillLibrary library =
        SkillReader.read(
            List.of(SkillRoot.folder(folder, Origin.PROJECT)),
            Set.of(),
            skill -> skill.declaration().hosts().isEmpty());

    assertThat(library.skills()).extracting(skill -> file(skill)).containsExactly("b/deep/one.md");
    assertThat(library.withheld()).extracting(skill -> file(skill)).containsExactly("a/one.md");
    assertThat(library.diagnostics()).isEmpty();
  }

  @Test
  void unknown_tools_are_named() throws IOException {
    write("one.md", "name: one\ntools: explain, Bash");

    SkillLibrary library =
        SkillReader.read(
            List.of(SkillRoot.folder(folder, Origin.PROJECT)), Set.of("explain", "trial"));

    assertThat(library.diagnostics())
        .extracting(diagnostic -> diagnostic.line() + " " + diagnostic.code())
        .containsExactly("3 tool-unknown");
  }

  @Test
  void mistyped_names_of_tools_grant_nothing_and_name_the_nearest() throws IOException {
    write("one.md", "name: one\ntools: explian, Bash");

    SkillLibrary library =
        SkillReader.read(
            List.of(SkillRoot.folder(folder, Origin.PROJECT)), Set.of("explain", "trial"));

    assertThat(library.diagnostics())
        .extracting(found -> found.code() + " " + found.fix())
        .containsExactly("tool-mistyped write explain, if that is meant", "tool-unknown null");
    assertThat(library.skills().get(0).declaration().tools().among(Set.of("explain", "trial")))
        .isEmpty();
  }

  @Test
  void a_mistyped_tool_is_withheld_with_the_one_that_is_meant() throws IOException {
    write("one.md", "name: one\ndisallowedTools: trail_one");

    ToolGrant tools = Corpus.read(folder).skills().get(0).declaration().tools();

    assertThat(tools.among(Set.of("explain", "trial_one"))).containsExactly("explain");
  }

  @Test
  void hidden_folders_of_skills_are_read_and_those_of_other_programs_are_not() throws IOException {
    write("skills/.curated/one/SKILL.md", "name: one");
    write("skills/.git/two/SKILL.md", "name: two");
    write("skills/three/.cache/SKILL.md", "name: three");

    assertThat(ids(Corpus.read(folder))).containsExactly("one");
  }

  @Test
  void a_document_with_a_title_is_no_fault_and_an_agent_or_command_without_a_name_is_read()
      throws IOException {
    write("pdf/SKILL.md", "name: pdf");
    write("pdf/references/forms.md", "title: Forms");
    write("docs/guide.md", "title: Guide");
    write("commands/deploy.md", "");
    write("nameless.md", "title: Nobody");

    SkillLibrary library = Corpus.read(folder);

    assertThat(ids(library)).containsExactly("deploy", "nameless", "pdf");
    assertThat(library.diagnostics())
        .filteredOn(found -> found.code().equals("document-skipped"))
        .hasSize(2);
  }

  @Test
  void forbidden_remedies_become_rules_with_their_lines() {
    assertThat(Corpus.skill("forbid-unknown.md").contract().forbidden())
        .containsExactly(new ForbiddenRule(RemedyKind.CREATE_INDEX, "gin", 10));
  }

  @Test
  void a_text_among_documents_is_no_fault_and_one_among_skills_is() throws IOException {
    write("docs/agent.md", "name: documented");
    Files.writeString(folder.resolve("docs/guide.md"), "# Guide\n");
    Files.writeString(folder.resolve("guide.md"), "# Guide\n");

    SkillLibrary library = Corpus.read(folder);

    assertThat(ids(library)).containsExactly("documented");
    assertThat(library.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("document-skipped", "front-matter-missing");
  }

  private void write(String file, String header) throws IOException {
    write(file, header, "Text.");
  }

  private void write(String file, String header, String body) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "---\n" + header + "\ndescription: d\n---\n\n" + body + "\n");
  }

  private String file(Skill skill) {
    return folder.relativize(Path.of(skill.source().file())).toString();
  }

  private static List<String> ids(SkillLibrary library) {
    return library.skills().stream().map(skill -> skill.id().value()).toList();
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}
