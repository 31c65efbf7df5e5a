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
    if (!Files.exists(root)) {
      findings.add(Finding.ROOT_MISSING, 0, "there is no " + root);
      return List.of();
    }
    Walk walk = new Walk(findings);
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, walk);
    } catch (IOException e) {
      findings.add(Finding.FILE_UNREADABLE, 0, "cannot be listed: " + e.getMessage());
    }
    return walk.inOrder();
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

  private record Seen(Path path, Object key) {}

  private final class Walk extends SimpleFileVisitor<Path> {

    private final Findings findings;
    private final List<Seen> seen = new ArrayList<>();

    Walk(Findings findings) {
      this.findings = findings;
    }

    List<Candidate> inOrder() {
      Set<Object> keys = new HashSet<>();
      return seen.stream()
          .sorted(Comparator.comparing(each -> root.relativize(each.path()).toString()))
          .filter(each -> keys.add(each.key()))
          .map(each -> candidate(each.path()))
          .toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String name = String.valueOf(folder.getFileName());
      if (name.startsWith(".") || IGNORED_FOLDERS.contains(name)) {
        if (!name.equals(".git")) {
          findings.add(Finding.FOLDER_SKIPPED, 0, "the folder " + folder + " is passed over");
        }
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      boolean isHidden = name.startsWith(".") && !file.equals(root);
      if (isHidden || !name.toLowerCase(Locale.ROOT).endsWith(".md")) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        Object key = attributes.fileKey();
        seen.add(new Seen(file, key == null ? file : key));
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

    private static String kind(IOException failure) {
      return failure.getClass().getSimpleName().replace("Exception", "");
    }
  }
}
