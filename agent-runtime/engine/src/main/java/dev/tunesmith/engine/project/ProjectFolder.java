package dev.tunesmith.engine.project;

import dev.tunesmith.agents.ProjectDocument;
import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of documents about a project, which agents are told of as data. */
public final class ProjectFolder {

  /** Characters of one document, and of all: what a model can read beside its case. */
  static final int MOST_OF_ONE = 4_000;

  static final int MOST_OF_ALL = 16_000;

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MAX_DEPTH = 8;
  private static final Set<String> ENDINGS = Set.of("md", "txt", "adoc", "rst");

  private ProjectFolder() {}

  /**
   * The documents of a folder in the order of their paths, each and all only up to a length; what
   * is no text, hidden, or reached by a link only is left out.
   *
   * @throws InvalidInputException if there is no such folder, or it holds no document
   */
  public static List<ProjectDocument> documents(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException("there is no folder " + folder + " of documents");
    }
    List<ProjectDocument> documents = new ArrayList<>();
    int left = MOST_OF_ALL;
    for (Path file : files(folder)) {
      String text = text(file);
      String told = cut(text, Math.min(MOST_OF_ONE, left));
      if (!told.isEmpty()) {
        documents.add(new ProjectDocument(name(folder, file), told, text.length() - told.length()));
        left -= told.length();
      }
    }
    if (documents.isEmpty()) {
      throw new InvalidInputException(folder + " holds no document (.md, .txt, .adoc or .rst)");
    }
    return documents;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean tearsLetter = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, tearsLetter ? most - 1 : most);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
      return files
          .filter(file -> isDocument(folder.relativize(file)))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder + " cannot be read", e);
    }
  }

  private static boolean isDocument(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** What of it is UTF-8 text; empty for what is none. */
  private static String text(Path file) {
    try {
      return Files.size(file) > MOST_BYTES
          ? ""
          : Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
