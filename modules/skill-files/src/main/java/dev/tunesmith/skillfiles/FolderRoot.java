package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder on disk. Links are followed, but nothing is read twice. */
final class FolderRoot extends SkillRoot {

  private static final int MAX_DEPTH = 32;
  private static final Set<String> IGNORED_FOLDERS =
      Set.of("node_modules", "__pycache__", "venv", "target");

  /** Hidden folders in which programs keep agents, beside much else. */
  private static final Set<String> HOST_FOLDERS =
      Set.of(".claude", ".agents", ".codex", ".github", ".gemini", ".opencode", ".claude-plugin");

  /** The folders of those that hold agents. */
  private static final Set<String> AGENT_FOLDERS =
      Set.of(
          "agent",
          "agents",
          "skill",
          "skills",
          "command",
          "commands",
          "chatmodes",
          "prompts",
          "plugins");

  private static final Set<String> OTHERS_FOLDERS =
      Set.of(".git", ".idea", ".vscode", ".obsidian", ".venv", ".cache", ".trash");

  private final Path root;
  private final Origin origin;

  FolderRoot(Path root, Origin origin) {
    this.root = root;
    this.origin = origin;
  }

  @Override
  String shown() {
    return root.toString();
  }

  @Override
  String name() {
    Path absolute = root.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(absolute) ? absolute : absolute.getParent();
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? "" : name.toString();
  }

  @Override
  List<Candidate> candidates(Findings findings) {
    return walk(findings).inOrder();
  }

  /** The agents of Codex, which are no Markdown. */
  List<Path> codexAgents() {
    return walk(new Findings("")).codexAgents.stream().sorted().toList();
  }

  private Walk walk(Findings findings) {
    Walk walk = new Walk(findings);
    if (!Files.exists(root)) {
      findings.add(Finding.ROOT_MISSING, 0, "there is no " + root);
      return walk;
    }
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, walk);
    } catch (IOException e) {
      findings.add(Finding.FILE_UNREADABLE, 0, "cannot be listed: " + e.getMessage());
    }
    return walk;
  }

  private Candidate candidate(Path file) {
    Path relative = file.equals(root) ? file.getFileName() : root.relativize(file);
    List<String> folders = new ArrayList<>();
    for (Path part : relative) {
      folders.add(part.toString());
    }
    String name = folders.remove(folders.size() - 1);
    return new Candidate(file.toString(), origin, folders, name, () -> read(file));
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Candidate.MAX_BYTES + 1);
    }
  }

  private record Seen(Path path, String order, Object key) {}

  private final class Walk extends SimpleFileVisitor<Path> {

    private final Findings findings;
    private final List<Seen> seen = new ArrayList<>();
    private final List<Path> codexAgents = new ArrayList<>();

    Walk(Findings findings) {
      this.findings = findings;
    }

    List<Candidate> inOrder() {
      Set<Object> keys = new HashSet<>();
      return seen.stream()
          .sorted(Comparator.comparing(Seen::order))
          .filter(each -> keys.add(each.key()))
          .map(each -> candidate(each.path()))
          .toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = nameOf(folder);
      boolean isRead =
          folder.equals(root)
              || (isInHostFolder(folder)
                  ? AGENT_FOLDERS.contains(name)
                  : isOrdinary(name) || isGroup(folder));
      if (!isRead && !name.equals(".git")) {
        findings.add(Finding.FOLDER_SKIPPED, 0, "the folder " + folder + " is passed over");
      }
      return isRead ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    private static boolean isOrdinary(String folder) {
      return HOST_FOLDERS.contains(folder)
          || (!folder.startsWith(".") && !IGNORED_FOLDERS.contains(folder));
    }

    /** Some keep groups of skills in hidden folders, as {@code skills/.curated}. */
    private static boolean isGroup(Path folder) {
      return AGENT_FOLDERS.contains(nameOf(folder.getParent()))
          && !OTHERS_FOLDERS.contains(nameOf(folder))
          && nameOf(folder).startsWith(".");
    }

    private boolean isInHostFolder(Path path) {
      return !path.equals(root) && HOST_FOLDERS.contains(nameOf(path.getParent()));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = nameOf(file).toLowerCase(Locale.ROOT);
      boolean isHidden = name.startsWith(".") && !file.equals(root);
      noteIfForAgents(file, name);
      if (isHidden || !name.endsWith(".md") || isInHostFolder(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        Object key = attributes.fileKey();
        seen.add(new Seen(file, root.relativize(file).toString(), key == null ? file : key));
      } else if (attributes.isDirectory()) {
        findings.add(Finding.FOLDER_SKIPPED, 0, "the folder " + file + " lies too deep");
      } else {
        findings.add(Finding.FILE_UNREADABLE, 0, file + " is no regular file");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (failure instanceof FileSystemLoopException) {
        findings.add(Finding.FOLDER_SKIPPED, 0, "the link " + file + " leads back to its folder");
      } else {
        findings.add(Finding.FILE_UNREADABLE, 0, file + " cannot be read: " + kind(failure));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        findings.add(Finding.FILE_UNREADABLE, 0, folder + " cannot be listed: " + kind(failure));
      }
      return FileVisitResult.CONTINUE;
    }

    private void noteIfForAgents(Path file, String name) {
      boolean isCodexAgent =
          name.endsWith(".toml")
              && (nameOf(file.getParent()).equals("agents") || file.equals(root));
      if (isCodexAgent) {
        codexAgents.add(file);
      }
      if (name.endsWith(".mdc")
          || name.endsWith(".markdown")
          || name.equals("plugin.json")
          || isCodexAgent) {
        findings.add(Finding.FILE_NOT_READ, 0, file + " is not read; only .md files are");
      }
    }

    private static String nameOf(@Nullable Path path) {
      return path == null ? "" : String.valueOf(path.getFileName());
    }

    private static String kind(IOException failure) {
      return failure.getClass().getSimpleName().replace("Exception", "");
    }
  }
}
