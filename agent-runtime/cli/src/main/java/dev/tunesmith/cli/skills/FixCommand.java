package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.skills.SkillDoctor;
import dev.tunesmith.engine.skills.SkillDoctor.Rewritten;
import dev.tunesmith.reports.page.Tone;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes skill files so that all programs read them. */
@Command(
    name = "fix",
    description = {
      "Shows how your files would have to be written for all programs to read them: six keys and",
      "the others under 'metadata', in YAML that nobody mistakes. Of an agent only its YAML is",
      "mended. Nothing that a file says is lost; one that would lose something is left alone."
    },
    footer = {
      "  tunesmith skills fix my-crew",
      "  tunesmith skills fix my-crew --write",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 a folder is not there, or holds no skill."
    })
final class FixCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(names = "--write", description = "Write the files, not only show what would change.")
  private boolean isWriting;

  FixCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SkillDoctor doctor = SkillDoctor.of(folders.some());
    List<Rewritten> all = doctor.rewrite();
    all.forEach(this::print);
    long changed = all.stream().filter(each -> each.after().isPresent() && !each.isSame()).count();
    if (isWriting) {
      doctor.write();
    }
    terminal.line(
        changed
            + " of "
            + all.size()
            + (all.size() == 1 ? " file " : " files ")
            + (isWriting ? "written" : "would change; --write does it"));
    return all.isEmpty() ? ExitCode.BAD_INPUT : ExitCode.FINISHED;
  }

  private void print(Rewritten file) {
    if (file.isSame()) {
      return;
    }
    terminal.line(Tone.HEADING, file.file().toString());
    if (file.after().isEmpty()) {
      terminal.line(
          Tone.WARNING, "left alone, since something would be lost; skills validate says what");
      return;
    }
    for (String line : LineDiff.of(file.before(), file.after().get())) {
      terminal.line(tone(line), line);
    }
  }

  private static Tone tone(String line) {
    return line.startsWith("+") ? Tone.GOOD : line.startsWith("-") ? Tone.BAD : Tone.FAINT;
  }
}
