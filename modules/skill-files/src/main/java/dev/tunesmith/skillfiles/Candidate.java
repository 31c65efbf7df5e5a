package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.SkillSource.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that may be a skill.
 *
 * @param shown as the user named it
 * @param folders the folders between its root and itself
 * @param name the file's own name
 */
record Candidate(String shown, Origin origin, List<String> folders, String name, Content content) {

  static final int MAX_BYTES = 1024 * 1024;

  private static final Set<String> BACKUP_FOLDERS =
      words("backup backups bak old _old archive archives archived _archive deprecated trash");

  /** Folders of formats in which the file's name is the name. */
  private static final Set<String> NAMED_BY_FILE =
      words("command commands prompt prompts chatmode chatmodes instructions rules .opencode");

  private static final int NEAR_FOLDERS = 3;

  private static final Set<String> DOCUMENTS =
      words(
          "changelog.md contributing.md license.md code_of_conduct.md code-of-conduct.md"
              + " security.md index.md claude.md agents.md todo.md notes.md");

  /** What lies beside the code for people is called in capitals, for example SUPPORT.md. */
  private static final Pattern LOUD = Pattern.compile("[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*\\.md");

  /** Folders whose files need no front matter. */
  private static final Set<String> DOCUMENT_FOLDERS =
      words(
          "doc docs documentation reference references resources templates examples cookbook plans"
              + " command commands rules evals tests fixtures assets");

  /** Where the bytes come from. */
  interface Content {
    /** At most {@link #MAX_BYTES} and one more, which tells that the file is too large. */
    byte[] read() throws IOException;
  }

  Candidate {
    folders = List.copyOf(folders);
  }

  boolean isInBackup() {
    return folders.stream()
        .map(folder -> folder.toLowerCase(Locale.ROOT))
        .anyMatch(folder -> BACKUP_FOLDERS.contains(folder) || folder.endsWith(".bak"));
  }

  /** Whether the folder is the skill, and this file its text. */
  boolean isFolderSkill() {
    return name.equalsIgnoreCase("SKILL.md");
  }

  boolean isReadme() {
    return name.toLowerCase(Locale.ROOT).startsWith("readme.");
  }

  /** Whether a file of that name, or in such a folder, is usually written for people. */
  boolean isDocument() {
    return DOCUMENTS.contains(name.toLowerCase(Locale.ROOT))
        || (LOUD.matcher(name).matches() && !isFolderSkill())
        || folders.stream()
            .map(folder -> folder.toLowerCase(Locale.ROOT))
            .anyMatch(DOCUMENT_FOLDERS::contains);
  }

  /** Whether its format demands that it says its name. */
  boolean needsName() {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> path = List.of(shown.split("[/\\\\]", -1));
    List<String> near = path.subList(Math.max(0, path.size() - NEAR_FOLDERS - 1), path.size());
    return near.stream().noneMatch(NAMED_BY_FILE::contains)
        && Stream.of(".agent.md", ".chatmode.md", ".prompt.md", ".instructions.md")
            .noneMatch(lower::endsWith);
  }

  Candidate from(Origin other) {
    return new Candidate(shown, other, folders, name, content);
  }

  String path() {
    return String.join("/", folders) + "/" + name;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }
}
