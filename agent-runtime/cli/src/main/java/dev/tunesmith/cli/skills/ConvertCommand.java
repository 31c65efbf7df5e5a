package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.SkillForm;
import dev.tunesmith.engine.skills.SkillDoctor;
import dev.tunesmith.engine.skills.SkillDoctor.Converted;
import dev.tunesmith.engine.skills.SkillDoctor.Target;
import dev.tunesmith.reports.page.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes skill files in the form of a host. */
@Command(
    name = "convert",
    description = {
      "Writes your files in the form of another program: an agent of Codex (TOML), of Claude Code",
      "or of Copilot, or a skill as agentskills.io specifies it. What the other has no key for is",
      "kept, in comments or in keys that it passes over."
    },
    footer = {
      "  tunesmith skills convert my-crew --to codex --out .codex/agents",
      "  tunesmith skills convert my-crew --to agentskills --out .claude/skills",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 a folder is not there, holds no skill, or",
      "holds another file of that name."
    })
final class ConvertCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(
      names = "--to",
      paramLabel = "FORM",
      required = true,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private SkillForm form = SkillForm.AGENTSKILLS;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write the files; nothing is written over.")
  private Path out = Path.of("");

  ConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Converted> all = SkillDoctor.of(folders.some()).convert(form);
    boolean areAllWritten = !all.isEmpty();
    for (Converted each : all) {
      if (each.into().isPresent()) {
        areAllWritten &= isWritten(each.file(), each.into().get());
      } else {
        terminal.line(
            Tone.WARNING,
            each.file() + " left out, since something would be lost; skills validate says what");
      }
    }
    return areAllWritten ? ExitCode.FINISHED : ExitCode.BAD_INPUT;
  }

  /** Nothing is written over; the other files go on. */
  private boolean isWritten(Path file, Target target) throws IOException {
    Path path = out.resolve(target.path());
    if (Files.exists(path) && !Files.readString(path).equals(target.text())) {
      terminal.line(
          Tone.WARNING,
          file + " left out, since " + path + " is there already, and says something else");
      return false;
    }
    write(path, target);
    return true;
  }

  private void write(Path path, Target target) throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(path, target.text());
    terminal.line(path.toString());
  }
}
