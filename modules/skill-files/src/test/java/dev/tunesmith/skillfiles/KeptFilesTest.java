package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skill files that were kept are read as they were found, wherever that is done. */
class KeptFilesTest {

  @TempDir private Path folder;

  @Test
  void what_was_kept_says_the_same_when_the_folder_is_gone() throws IOException {
    write("tuner.md", "---\nname: tuner\ndescription: Tunes ein Gerät.\n---\nBody.\n", "UTF-8");
    write("deep/other.md", "---\nname: other\ndescription: Gerät.\n---\nBody.\n", "ISO-8859-1");
    write("wide.md", "---\nname: wide\ndescription: Wide.\n---\nBody.\n", "UTF-16");
    write("README.md", "no skill", "UTF-8");
    write(".hidden/lost.md", "---\nname: lost\n---\n", "UTF-8");
    SkillRoot root = SkillRoot.folder(folder, Origin.EXPLICIT);
    SkillLibrary found = SkillReader.read(List.of(root));

    KeptFiles kept = root.keep();
    for (KeptFile file : kept.files()) {
      Files.delete(Path.of(file.shown()));
    }
    SkillLibrary again = SkillReader.read(List.of(SkillRoot.of(kept)));

    assertThat(found.skills()).hasSize(3);
    assertThat(told(again)).isEqualTo(told(found));
    assertThat(again.diagnostics()).isEqualTo(found.diagnostics()).isNotEmpty();
  }

  private static List<List<Object>> told(SkillLibrary library) {
    return library.skills().stream().map(KeptFilesTest::told).toList();
  }

  private static List<Object> told(Skill skill) {
    return List.of(skill.identity(), skill.declaration(), skill.source(), skill.body().text());
  }

  private void write(String path, String text, String charset) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        charset.equals("UTF-16")
            ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)
            : text.getBytes(charset));
  }
}
