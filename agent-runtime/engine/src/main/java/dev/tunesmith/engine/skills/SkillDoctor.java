package dev.tunesmith.engine.skills;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.core.skill.HostVerdict.Remark;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillForm;
import dev.tunesmith.core.skill.SkillHost;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.skillfiles.SkillFile;
import dev.tunesmith.skillfiles.host.CodexAgent;
import dev.tunesmith.skillfiles.host.Conversion;
import dev.tunesmith.skillfiles.host.HostRules;
import dev.tunesmith.skillfiles.host.SkillRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what becomes of skill files elsewhere, and writes them as all programs read them. */
public final class SkillDoctor {

  private final List<SkillFile> files;
  private final List<Path> codexAgents;
  private final SkillLibrary library;

  private SkillDoctor(List<SkillFile> files, List<Path> codexAgents, SkillLibrary library) {
    this.files = files;
    this.codexAgents = codexAgents;
    this.library = library;
  }

  /**
   * Looks at the files of these folders.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if one of them is not there
   */
  public static SkillDoctor of(List<Path> folders) {
    SkillLibrary library = CrewFiles.read(folders);
    return new SkillDoctor(
        folders.stream().flatMap(each -> SkillFile.in(each).stream()).toList(),
        folders.stream().flatMap(each -> SkillFile.codexAgentsIn(each).stream()).toList(),
        library);
  }

  /** A file with what each host makes of it, ours last. */
  public record Examined(Path file, boolean isAgent, List<HostVerdict> verdicts) {
    public Examined {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * A file before and after it was written as all programs read it.
   *
   * @param after empty where something of it would be lost
   */
  public record Rewritten(Path file, List<String> before, Optional<List<String>> after) {
    public Rewritten {
      before = List.copyOf(before);
    }

    /** Whether nothing needs to be done. */
    public boolean isSame() {
      return after.filter(before::equals).isPresent();
    }
  }

  /**
   * A file in the form of a host.
   *
   * @param into where it belongs and what it holds; empty where something of it would be lost
   */
  public record Converted(Path file, Optional<Target> into) {}

  /** A file to be written, its path below the host's folder. */
  public record Target(String path, String text) {}

  /** What becomes of each file at each host. */
  public List<Examined> examine() {
    return Stream.concat(
            files.stream().map(this::examine), codexAgents.stream().map(SkillDoctor::examine))
        .toList();
  }

  private static Examined examine(Path codexAgent) {
    try {
      return new Examined(codexAgent, true, CodexAgent.verdicts(Files.readAllLines(codexAgent)));
    } catch (IOException e) {
      throw new InvalidInputException(codexAgent + " cannot be read as text", e);
    }
  }

  private Examined examine(SkillFile file) {
    List<HostVerdict> verdicts =
        Stream.concat(HostRules.verdicts(file.hosted()).stream(), Stream.of(ours(file))).toList();
    return new Examined(file.path(), file.hosted().isAgent(), verdicts);
  }

  private HostVerdict ours(SkillFile file) {
    String shown = file.hosted().shown();
    List<Diagnostic> said =
        library.diagnostics().stream()
            .filter(each -> each.file().equals(shown) && each.severity() != Severity.INFO)
            .toList();
    List<Remark> remarks =
        said.stream().map(each -> new Remark(each.line(), each.message())).toList();
    Optional<Skill> skill =
        Stream.of(library.skills(), library.shadowed(), library.withheld())
            .flatMap(List::stream)
            .filter(each -> each.source().file().equals(shown))
            .findFirst();
    Outcome outcome = said.isEmpty() ? Outcome.LOADS : Outcome.CHANGED;
    return new HostVerdict(
        SkillHost.TUNESMITH,
        skill.isEmpty() ? Outcome.REJECTED : outcome,
        remarks,
        skill.map(SkillDoctor::tools).orElse(""));
  }

  private static String tools(Skill skill) {
    return GrantableTools.of(skill).equals(GrantableTools.names())
        ? "all of its role's"
        : String.join(", ", new TreeSet<>(GrantableTools.of(skill)));
  }

  /** Each file as all programs would read it. */
  public List<Rewritten> rewrite() {
    return files.stream()
        .map(
            file ->
                new Rewritten(
                    file.path(), file.hosted().lines(), SkillRewriter.portable(file.hosted())))
        .toList();
  }

  /**
   * Writes what {@link #rewrite} gave in the files' places.
   *
   * @throws IOException if one of them cannot be written
   */
  public void write() throws IOException {
    for (SkillFile file : files) {
      Optional<List<String>> after = SkillRewriter.portable(file.hosted());
      if (after.isPresent() && !after.get().equals(file.hosted().lines())) {
        file.write(after.get());
      }
    }
  }

  /** Each file in the form of a host. */
  public List<Converted> convert(SkillForm form) {
    return files.stream()
        .map(
            file ->
                new Converted(
                    file.path(),
                    Conversion.of(file.hosted(), form)
                        .map(each -> new Target(each.path(), each.text()))))
        .toList();
  }
}
