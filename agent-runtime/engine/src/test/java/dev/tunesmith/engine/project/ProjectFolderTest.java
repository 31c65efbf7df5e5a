package dev.tunesmith.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.agents.ProjectDocument;
import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {

  @TempDir private Path folder;

  @Test
  void documents_come_in_order_and_each_and_all_up_to_a_length() throws IOException {
    for (int number = 1; number < 7; number++) {
      Files.writeString(folder.resolve("phase-" + number + ".md"), "x".repeat(5_000));
    }

    List<ProjectDocument> documents = ProjectFolder.documents(folder);

    assertThat(documents)
        .extracting(ProjectDocument::name)
        .containsExactly("phase-1.md", "phase-2.md", "phase-3.md", "phase-4.md");
    assertThat(documents).extracting(ProjectDocument::leftOut).containsOnly(1_000);
  }

  @Test
  void what_is_no_document_is_left_out() throws IOException {
    Files.writeString(folder.resolve("plan.txt"), "Plan.");
    Files.writeString(folder.resolve(".secret.md"), "Hidden.");
    Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("a.md"), "Hidden.");
    Files.write(folder.resolve("latin.md"), new byte[] {(byte) 0xe4, 'x'});
    Files.writeString(folder.resolve("Main.java"), "class Main {}");
    Path outside = Files.writeString(Files.createTempFile("outside", ".md"), "Outside.");
    Files.createSymbolicLink(folder.resolve("link.md"), outside);

    assertThat(ProjectFolder.documents(folder))
        .containsExactly(new ProjectDocument("plan.txt", "Plan.", 0));
    Files.delete(outside);
  }

  @Test
  void a_folder_must_be_there_and_hold_a_document() {
    assertThatThrownBy(() -> ProjectFolder.documents(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no document");
    assertThatThrownBy(() -> ProjectFolder.documents(folder.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is no folder");
  }
}
