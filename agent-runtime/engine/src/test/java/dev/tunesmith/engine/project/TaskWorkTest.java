package dev.tunesmith.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TuningResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskWorkTest {

  private static final String BLUEPRINT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- <task id="T2" status="draft"/> -->
      <genesis>
        <project><name>Shop</name></project>
        <quality_attributes>
          <performance>p95 query latency &lt; 80 ms</performance>
          <attribute name="availability" target="&gt; 99.9%"/>
        </quality_attributes>
        <tasks>
          <task id="T1" status="DONE"><title>Schema</title></task>
          <task id="T2" status='TODO' depends-on="T1">
            <title>Fast pages</title>
            <description>The pages of the shop
              open at once.</description>
            <quality-attributes><read>p95 query latency &lt; 20 ms</read></quality-attributes>
            <task id="T2.1" status="TODO"><description>Not ours.</description></task>
          </task>
          <task><id>T3</id><status>TODO</status>
            <dependencies><dependency ref="T2"/><task_id>T9</task_id></dependencies></task>
          <task id="T4"><name>Alone</name></task>
          <task id="T5" status="TODO"/>
          <task id="T5" status="TODO"/>
        </tasks>
      </genesis>
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writes() throws IOException {
    file = Files.writeString(folder.resolve("genesis.xml"), BLUEPRINT);
  }

  @Test
  void what_a_task_says_is_the_commission() {
    Commission commission = TaskWork.of(file, "T2").commission();

    assertThat(commission.goal()).isEqualTo("Fast pages: The pages of the shop open at once.");
    assertThat(commission.qualities())
        .containsExactly(
            "read: p95 query latency < 20 ms",
            "performance: p95 query latency < 80 ms",
            "availability: > 99.9%");
  }

  @Test
  void tasks_that_are_not_done_are_a_stop_with_their_names() {
    assertThatThrownBy(() -> TaskWork.of(file, "T3"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "task T3 waits for what is not done: T2 'Fast pages' (TODO);"
                + " T9, of which the blueprint knows nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T7 | knows no task T7; it knows T1, T2, T2.1, T3, T4, T5, T5",
        "T5 | has more than one task T5"
      })
  void a_task_must_be_there_once(String id, String message) {
    assertThatThrownBy(() -> TaskWork.of(file, id)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<genesis><task id='A'>",
        "no xml",
        "",
        "<!DOCTYPE g [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><g><task id='A'>&a;</task></g>"
      })
  void what_is_no_blueprint_is_said_to_be_none(String text) throws IOException {
    Files.writeString(file, text);

    assertThatThrownBy(() -> TaskWork.of(file, "A"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("genesis.xml is no XML that can be read");
  }

  @Test
  void the_status_is_written_and_nothing_else_is_changed() throws IOException {
    TaskWork.of(file, "T2")
        .run(
            () -> {
              assertThat(read()).isEqualTo(BLUEPRINT.replace("'TODO'", "'IN_PROGRESS'"));
              return result();
            });

    assertThat(read())
        .isEqualTo(
            BLUEPRINT.replace(
                "status='TODO' depends-on=\"T1\"",
                "status='DONE' depends-on=\"T1\" results=\"" + folder.resolve("out") + "\""));
    assertThat(folder.toFile().list()).containsExactly("genesis.xml");
  }

  @Test
  void a_status_may_be_an_element_or_not_there_at_all() {
    String text = "<g><task><id>A</id><status>open</status></task><task id='B'/></g>";

    assertThat(StatusText.set(text, "A", "done", null))
        .isEqualTo("<g><task><id>A</id><status>done</status></task><task id='B'/></g>");
    assertThat(StatusText.set(text, "B", "done", "/a b/<c>"))
        .isEqualTo(
            "<g><task><id>A</id><status>open</status></task>"
                + "<task id='B' status=\"done\" results=\"/a b/&lt;c>\"/></g>");
  }

  @Test
  void a_session_that_breaks_off_leaves_the_status_as_it_was() {
    assertThatThrownBy(
            () ->
                TaskWork.of(file, "T2")
                    .run(
                        () -> {
                          throw new IllegalStateException("broken");
                        }))
        .hasMessage("broken");

    assertThat(read()).isEqualTo(BLUEPRINT);
  }

  @Test
  void what_others_write_meanwhile_stays() {
    TaskWork.of(file, "T2")
        .run(
            () -> {
              write(read().replace("<name>Alone</name>", "<name>Not alone</name>"));
              return result();
            });

    assertThat(read()).contains("<name>Not alone</name>").contains("status='DONE' depends-on");
  }

  @Test
  void where_nobody_names_a_task_nothing_happens() {
    assertThat(TaskWork.find(null, null, Map.of())).isEmpty();
    assertThat(TaskWork.find(null, null, Map.of("WORKTREE_PATH", folder.toString()))).isEmpty();
    assertThat(
            TaskWork.find(
                null, null, Map.of("TASK_ID", "T2", "WORKTREE_PATH", folder + "/nowhere")))
        .isEmpty();
  }

  @Test
  void the_environment_or_a_person_names_the_task() {
    Map<String, String> both = Map.of("TASK_ID", "T2", "WORKTREE_PATH", folder.toString());

    assertThat(TaskWork.find(null, null, both)).isPresent();
    assertThat(TaskWork.find("T4", null, both).orElseThrow().commission().goal())
        .isEqualTo("Alone");
    assertThat(TaskWork.find("T2", file, Map.of())).isPresent();
    assertThatThrownBy(() -> TaskWork.find("T2", folder.resolve("none.xml"), Map.of()))
        .hasMessageContaining("there is no blueprint");
    assertThatThrownBy(
            () -> TaskWork.find(null, null, Map.of("TASK_ID", "T2", "GENESIS_FILE_PATH", "/no/g")))
        .hasMessageContaining("there is no blueprint");
    assertThatThrownBy(() -> TaskWork.find(null, file, Map.of()))
        .hasMessageContaining("name it with --task");
  }

  private TuningResult result() {
    return new TuningResult(SessionState.of(List.of()), folder.resolve("out"));
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
