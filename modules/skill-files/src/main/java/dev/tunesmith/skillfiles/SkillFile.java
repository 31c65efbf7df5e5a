package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.HeaderBlock;
import dev.tunesmith.skillfiles.host.HostedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file that is a skill or an agent, or is meant to be, as it lies on the disk.
 *
 * @param hosted what any program finds in it
 * @param lineEnd what ends its lines
 */
public record SkillFile(Path path, HostedFile hosted, String lineEnd) {

  private static final Set<String> AGENT_FOLDERS = Set.of("agent", "agents");

  /** The files in and below {@code folder}, or that file, in the order of their paths. */
  public static List<SkillFile> in(Path folder) {
    return new FolderRoot(folder, Origin.EXPLICIT)
        .candidates(new Findings("")).stream()
            .filter(candidate -> !candidate.isReadme())
            .flatMap(candidate -> read(candidate).stream())
            .toList();
  }

  /** The agents of Codex in and below {@code folder}, which no other program reads. */
  public static List<Path> codexAgentsIn(Path folder) {
    return new FolderRoot(folder, Origin.EXPLICIT).codexAgents();
  }

  private static Optional<SkillFile> read(Candidate candidate) {
    Findings findings = new Findings("");
    try {
      byte[] bytes = candidate.content().read();
      Optional<List<String>> lines = Decoding.lines(bytes, findings);
      boolean isMarked = findings.has(Finding.BYTE_ORDER_MARK);
      return lines
          .filter(read -> !isProse(candidate, read))
          .map(
              read ->
                  new SkillFile(
                      Path.of(candidate.shown()),
                      hosted(candidate, isMarked, read),
                      lineEnd(bytes)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isProse(Candidate candidate, List<String> lines) {
    return !candidate.isFolderSkill() && HeaderBlock.find(lines, new Findings("")).isEmpty();
  }

  private static HostedFile hosted(Candidate candidate, boolean isMarked, List<String> lines) {
    List<Path> folders = folders(Path.of(candidate.shown()));
    boolean isAgent =
        !candidate.isFolderSkill()
            && (candidate.name().toLowerCase(Locale.ROOT).endsWith(".agent.md")
                || folders.stream().anyMatch(each -> AGENT_FOLDERS.contains(each.toString())));
    String folder =
        candidate.isFolderSkill() && !folders.isEmpty()
            ? folders.get(folders.size() - 1).toString()
            : "";
    return HostedFile.of(candidate.shown(), folder, isAgent, isMarked, lines);
  }

  private static List<Path> folders(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null
        ? List.of()
        : Stream.iterate(0, at -> at < parent.getNameCount(), at -> at + 1)
            .map(parent::getName)
            .toList();
  }

  private static String lineEnd(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("\r\n") ? "\r\n" : "\n";
  }

  /** Puts {@code lines} in its place. */
  public void write(List<String> lines) throws IOException {
    Files.writeString(path, String.join(lineEnd, lines));
  }
}
