package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workload that is written down; statements that differ only in their values are one. */
public final class WorkloadText implements WorkloadSource {

  private final String name;
  private final Text text;

  private interface Text {
    String read() throws IOException;
  }

  private WorkloadText(String name, Text text) {
    this.name = name;
    this.text = text;
  }

  /** The text of a file. */
  public static WorkloadText in(Path file) {
    return new WorkloadText(file.toString(), () -> Files.readString(file, StandardCharsets.UTF_8));
  }

  /** A text as it is given. */
  public static WorkloadText of(String sql) {
    return new WorkloadText("workload", () -> sql);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Workload read(Target target) {
    try {
      return Templates.merged(WorkloadFile.parse(text.read(), name));
    } catch (IOException e) {
      throw new WorkloadException(
          "cannot read the workload " + name + "; is it there, readable, and UTF-8 text?", e);
    }
  }
}
