package dev.tunesmith.skillfiles;

import dev.tunesmith.skillfiles.frontmatter.Header;
import dev.tunesmith.skillfiles.frontmatter.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a skill is called. Its id is the first of these that there is: the front matter's
 * {@code id}; its {@code name}, if that is written like an id (lower case, digits, {@code . _ -});
 * the dotted id by which the text calls itself, in backticks, whose last part is the file's or the
 * skill's name; the path below the root, joined by dots. The others stay aliases.
 *
 * @param stem the file's name without ending, or the folder's for a {@code SKILL.md}
 * @param written the name as the file writes it, or the stem
 * @param qualified the path below the root, joined by dots
 */
record Naming(String stem, String qualified, String written, String id, List<String> aliases) {

  private static final Pattern ID =
      Pattern.compile("[\\p{Ll}\\p{Lo}\\d]+(?:[._-]{1,3}[\\p{Ll}\\p{Lo}\\d]+){0,20}");
  private static final Pattern SELF =
      Pattern.compile("`([a-z][a-z0-9_-]*(?:\\.[a-z0-9][a-z0-9_-]*){1,6})`");

  static Naming of(Candidate candidate, String rootName, Header header, List<String> body) {
    List<String> parts = parts(candidate, rootName);
    String stem = parts.get(parts.size() - 1);
    String qualified = String.join(".", parts);
    Word name = header.name();
    String written = name == null ? stem : name.text().strip();
    boolean isIdLike = ID.matcher(written).matches();
    List<String> selves = isIdLike ? List.of() : selves(stem, written, body);
    String id = id(header.id(), written, selves, qualified);
    Set<String> aliases = new LinkedHashSet<>(List.of(stem, qualified));
    if (parts.size() > 2) {
      aliases.add(parts.get(parts.size() - 2) + "." + stem);
    }
    aliases.add(written);
    aliases.add(kebab(written));
    aliases.addAll(selves);
    aliases.addAll(header.aliases());
    header.aliases().forEach(alias -> aliases.add(kebab(alias)));
    aliases.removeIf(alias -> alias.isBlank() || alias.equals(id));
    return new Naming(stem, qualified, written, id, List.copyOf(aliases));
  }

  private static String id(
      @Nullable Word declared, String written, List<String> selves, String qualified) {
    if (declared != null && ID.matcher(declared.text()).matches()) {
      return declared.text();
    }
    if (ID.matcher(written).matches()) {
      return written;
    }
    return selves.isEmpty() ? qualified : selves.get(0);
  }

  private static List<String> parts(Candidate candidate, String rootName) {
    List<String> parts = new ArrayList<>(candidate.folders());
    if (!candidate.isFolderSkill()) {
      parts.add(candidate.name().replaceAll("(?i)(?:\\.(?:agent|chatmode|prompt))?\\.md$", ""));
    } else if (parts.isEmpty()) {
      parts.add(rootName);
    }
    return parts.stream().map(Naming::idPart).toList();
  }

  private static String idPart(String text) {
    String part =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\d._-]+", "-")
            .replaceAll("^[._-]+|[._-]+$", "");
    return part.isEmpty() ? "unnamed" : part;
  }

  private static List<String> selves(String stem, String written, List<String> body) {
    Set<String> selves = new LinkedHashSet<>();
    String byStem = kebab(stem);
    String byName = kebab(written);
    for (String line : body) {
      if (line.indexOf('`') >= 0) {
        SELF.matcher(line)
            .results()
            .map(found -> found.group(1))
            .filter(found -> isCalled(found, byStem) || isCalled(found, byName))
            .forEach(selves::add);
      }
    }
    return List.copyOf(selves);
  }

  private static boolean isCalled(String dotted, String kebab) {
    return kebab(dotted.substring(dotted.lastIndexOf('.') + 1)).equals(kebab);
  }

  static String kebab(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\d.]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
