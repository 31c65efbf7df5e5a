package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.core.skill.HostVerdict.Remark;
import dev.tunesmith.core.skill.SkillHost;
import dev.tunesmith.engine.skills.SkillDoctor;
import dev.tunesmith.engine.skills.SkillDoctor.Examined;
import dev.tunesmith.reports.page.Tone;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what other programs make of skill files. */
@Command(
    name = "doctor",
    description = {
      "Says for each of your files what programs that read such files make of it: whether it",
      "loads, what is lost or changed, which tools it really gets. A file in a folder 'agents'",
      "is taken for an agent of theirs, any other for a skill, as NAME/SKILL.md."
    },
    footer = {
      "  tunesmith skills doctor my-crew",
      "  tunesmith skills doctor .claude --host claude_code",
      "",
      "Exit codes: 0 finished, 1 a program named with --host rejects a file, 2 a folder is not",
      "there, or holds no skill."
    })
final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Ask about these alone: ${COMPLETION-CANDIDATES}.")
  private List<SkillHost> hosts = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: text.")
  private TextFormat format = TextFormat.TEXT;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Examined> all = SkillDoctor.of(folders.some()).examine();
    if (format == TextFormat.JSON) {
      JsonText.array(all.stream().map(this::json).toList()).forEach(terminal::line);
    } else {
      all.forEach(this::print);
      printSums(all);
    }
    boolean isRejected =
        all.stream()
            .flatMap(each -> asked(each).stream())
            .anyMatch(verdict -> verdict.outcome() == Outcome.REJECTED);
    if (all.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    return isRejected && !hosts.isEmpty() ? ExitCode.FAULT : ExitCode.FINISHED;
  }

  private List<HostVerdict> asked(Examined examined) {
    return examined.verdicts().stream()
        .filter(verdict -> hosts.isEmpty() || hosts.contains(verdict.host()))
        .toList();
  }

  private void print(Examined examined) {
    terminal.line(Tone.HEADING, examined.file() + (examined.isAgent() ? " (agent)" : ""));
    for (HostVerdict verdict : asked(examined)) {
      String tools = verdict.tools().isEmpty() ? "" : "tools: " + verdict.tools();
      String line =
          String.format("  %-15s %-9s %s", verdict.host().title(), word(verdict.outcome()), tools);
      terminal.line(tone(verdict.outcome()), line.stripTrailing());
      verdict.remarks().forEach(this::print);
    }
  }

  private void print(Remark remark) {
    terminal.line(
        "      " + (remark.line() > 0 ? "line " + remark.line() + ": " : "") + remark.text());
  }

  private void printSums(List<Examined> all) {
    terminal.line(all.size() + (all.size() == 1 ? " file of yours" : " files of yours"));
    for (SkillHost host : SkillHost.values()) {
      if (all.size() > 1 && (hosts.isEmpty() || hosts.contains(host))) {
        terminal.line(
            String.format(
                "  %-15s %4d load, %4d changed, %4d rejected",
                host.title(),
                count(all, host, Outcome.LOADS),
                count(all, host, Outcome.CHANGED),
                count(all, host, Outcome.REJECTED)));
      }
    }
  }

  private static long count(List<Examined> all, SkillHost host, Outcome outcome) {
    return all.stream()
        .flatMap(each -> each.verdicts().stream())
        .filter(verdict -> verdict.host() == host && verdict.outcome() == outcome)
        .count();
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case LOADS -> Tone.GOOD;
      case CHANGED -> Tone.WARNING;
      case REJECTED -> Tone.BAD;
    };
  }

  private JsonText json(Examined examined) {
    return new JsonText()
        .with("file", examined.file().toString())
        .with("form", examined.isAgent() ? "agent" : "skill")
        .withObjects("hosts", asked(examined).stream().map(DoctorCommand::json).toList());
  }

  private static JsonText json(HostVerdict verdict) {
    return new JsonText()
        .with("host", verdict.host().title())
        .with("outcome", word(verdict.outcome()))
        .with("tools", verdict.tools())
        .withObjects(
            "remarks",
            verdict.remarks().stream()
                .map(each -> new JsonText().with("line", each.line()).with("text", each.text()))
                .toList());
  }
}
