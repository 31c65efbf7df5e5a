package dev.tunesmith.skillfiles;

import static java.util.stream.Collectors.joining;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.NearestName;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillSource;
import dev.tunesmith.core.skill.ToolGrant;
import dev.tunesmith.skillfiles.Decoding.Text;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter;
import dev.tunesmith.skillfiles.frontmatter.FrontMatterReader;
import dev.tunesmith.skillfiles.frontmatter.Header;
import dev.tunesmith.skillfiles.frontmatter.HeaderBlock;
import dev.tunesmith.skillfiles.frontmatter.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads skill files. No file stops the others: whatever is wrong with one becomes a diagnostic.
 * Bodies are kept and their contracts read when they are first asked for.
 */
public final class SkillReader {

  private final Set<String> toolNames;
  private final List<Found> found = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private SkillReader(Set<String> toolNames) {
    this.toolNames = Set.copyOf(toolNames);
  }

  /** Reads all files of {@code roots}. */
  public static SkillLibrary read(List<SkillRoot> roots) {
    return read(roots, Set.of());
  }

  /**
   * Reads all files of {@code roots}, and says which tools they ask for that are not among {@code
   * toolNames}; nothing is said if that is empty.
   */
  public static SkillLibrary read(List<SkillRoot> roots, Set<String> toolNames) {
    return read(roots, toolNames, skill -> true);
  }

  /**
   * Reads all files of {@code roots}, and withholds the skills that are not {@code offered}; those
   * take nobody's name.
   */
  public static SkillLibrary read(
      List<SkillRoot> roots, Set<String> toolNames, Predicate<Skill> offered) {
    SkillReader reader = new SkillReader(toolNames);
    roots.forEach(reader::readRoot);
    Map<Boolean, List<Found>> found =
        reader.found.stream()
            .collect(Collectors.partitioningBy(each -> offered.test(each.skill())));
    SkillLibrary library =
        Precedence.decide(found.getOrDefault(true, List.of()), reader.diagnostics);
    List<Skill> withheld = found.getOrDefault(false, List.of()).stream().map(Found::skill).toList();
    return new SkillLibrary(library.skills(), library.shadowed(), withheld, library.diagnostics());
  }

  private void readRoot(SkillRoot root) {
    Findings findings = new Findings(root.shown());
    List<Candidate> candidates = root.candidates(findings);
    diagnostics.addAll(findings.diagnostics());
    Set<String> skillFolders =
        candidates.stream()
            .filter(each -> each.isFolderSkill() && !each.folders().isEmpty())
            .map(each -> String.join("/", each.folders()) + "/")
            .collect(Collectors.toCollection(TreeSet::new));
    candidates.parallelStream()
        .map(candidate -> readFile(candidate, root, skillFolders))
        .forEachOrdered(
            reading -> {
              reading.skill().ifPresent(found::add);
              diagnostics.addAll(reading.diagnostics());
            });
  }

  private record Reading(Optional<Found> skill, List<Diagnostic> diagnostics) {}

  private Reading readFile(Candidate candidate, SkillRoot root, Set<String> skillFolders) {
    Findings findings = new Findings(candidate.shown());
    Optional<Found> skill = readFile(candidate, root, skillFolders, findings);
    return new Reading(skill, findings.diagnostics());
  }

  private Optional<Found> readFile(
      Candidate candidate, SkillRoot root, Set<String> skillFolders, Findings findings) {
    if (candidate.isReadme()) {
      findings.add(Finding.README_SKIPPED, 0, "a README is no skill");
      return Optional.empty();
    }
    Optional<Text> text = text(candidate, findings);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = text.get().lines();
    if (isDocument(candidate, skillFolders) && !saysWhatItIs(candidate, lines)) {
      findings.add(Finding.DOCUMENT_SKIPPED, 0, "a document beside skills is no skill");
      return Optional.empty();
    }
    return HeaderBlock.find(lines, findings)
        .flatMap(block -> skill(candidate, root, text.get(), block, findings));
  }

  private static Optional<Text> text(Candidate candidate, Findings findings) {
    try {
      return Decoding.read(candidate.content().read(), findings);
    } catch (IOException e) {
      findings.add(Finding.FILE_UNREADABLE, 0, "cannot be read: " + e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** A document's front matter may say much, but not what an agent is called or is for. */
  private static boolean saysWhatItIs(Candidate candidate, List<String> lines) {
    return HeaderBlock.find(lines, new Findings(""))
        .filter(
            block -> block.says("name") || (!candidate.needsName() && block.says("description")))
        .isPresent();
  }

  private static boolean isDocument(Candidate candidate, Set<String> skillFolders) {
    return candidate.isDocument()
        || (!candidate.isFolderSkill()
            && skillFolders.stream().anyMatch(candidate.path()::startsWith));
  }

  private Optional<Found> skill(
      Candidate candidate, SkillRoot root, Text text, HeaderBlock block, Findings findings) {
    Optional<FrontMatter> frontMatter = FrontMatterReader.read(block, findings);
    if (frontMatter.isEmpty()) {
      return Optional.empty();
    }
    Finding nameless = candidate.needsName() ? Finding.NAME_MISSING : Finding.NAME_OF_FILE;
    Header header = Header.of(frontMatter.get(), block.firstLine() - 1, nameless, findings);
    List<String> lines = text.lines();
    if (!text.isAscii()) {
      Mojibake.note(lines, findings);
      TextFaults.noteHidden(lines, block, findings);
    }
    TextFaults.note(lines, block, findings);
    return findings.isRejected()
        ? Optional.empty()
        : Optional.of(skill(candidate, root, lines, new Sheet(block, header, findings)))
            .filter(found -> !findings.isRejected());
  }

  private record Sheet(HeaderBlock block, Header header, Findings findings) {}

  private Found skill(Candidate candidate, SkillRoot root, List<String> lines, Sheet sheet) {
    HeaderBlock block = sheet.block();
    Header header = sheet.header();
    Findings findings = sheet.findings();
    List<String> body = lines.subList(block.end(), lines.size());
    Naming naming = Naming.of(candidate, root.name(), header, body);
    noteFolder(candidate, header, naming, findings);
    noteTools(header.declaration().tools(), header.toolsLine(), findings);
    int fence = block.firstLine() - 1;
    int bodyLine = block.end() + 1;
    Skill skill =
        new Skill(
            new Skill.Identity(
                new SkillId(naming.id()), naming.written(), naming.aliases(), header.description()),
            header.declaration(),
            new SkillSource(candidate.origin(), candidate.shown(), candidate.folders().size()),
            new FileBody(header, body, bodyLine, findings));
    int nameLine = header.name() == null ? fence : header.name().line();
    return new Found(skill, candidate, naming, nameLine);
  }

  private static void noteFolder(
      Candidate candidate, Header header, Naming naming, Findings findings) {
    Word name = header.name();
    if (name == null || !candidate.isFolderSkill()) {
      return;
    }
    boolean differs = !Naming.kebab(naming.written()).equals(Naming.kebab(naming.stem()));
    if (differs) {
      findings.add(
          Finding.NAME_UNLIKE_FOLDER,
          name.line(),
          "name",
          "the skill '" + naming.written() + "' lies in the folder '" + naming.stem() + "'");
    }
  }

  /** A name of ours that is mistyped grants nothing, which its writer must know. */
  private void noteTools(ToolGrant grant, int line, Findings findings) {
    if (toolNames.isEmpty()) {
      return;
    }
    NearestName nearest = new NearestName(toolNames);
    List<String> foreign = new ArrayList<>();
    for (String name : grant.names()) {
      if (!toolNames.contains(name)) {
        nearest
            .to(name)
            .ifPresentOrElse(
                meant -> noteMistyped(name, meant, line, findings), () -> foreign.add(name));
      }
    }
    if (!foreign.isEmpty()) {
      String words = foreign.size() == 1 ? "there is no tool " : "there are no tools ";
      String names = foreign.stream().map(name -> "'" + name + "'").collect(joining(", "));
      findings.add(Finding.TOOL_UNKNOWN, line, "tools", words + names + " here");
    }
  }

  private static void noteMistyped(String name, String meant, int line, Findings findings) {
    findings.add(
        Finding.TOOL_MISTYPED,
        line,
        "tools",
        "there is no tool '" + name + "', so it grants nothing",
        "write " + meant + ", if that is meant");
  }
}
