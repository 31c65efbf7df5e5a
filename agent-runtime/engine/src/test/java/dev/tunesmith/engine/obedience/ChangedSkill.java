package dev.tunesmith.engine.obedience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A shipped skill file with some of its words changed; the words must be there to be changed. */
public record ChangedSkill(String file, String text) {

  /** The shipped skill, for example {@code data/database-optimizer.md}. */
  public static ChangedSkill shipped(String file) throws IOException {
    try (InputStream in =
        ChangedSkill.class.getClassLoader().getResourceAsStream("skills/" + file)) {
      return new ChangedSkill(file, new String(requireNonNull(in, file).readAllBytes(), UTF_8));
    }
  }

  /** With other words in place of these, which it must have once. */
  public ChangedSkill with(String words, String others) {
    assertThat(text).as(file).containsOnlyOnce(words);
    return new ChangedSkill(file, text.replace(words, others));
  }

  /** Without the one line that has these words. */
  ChangedSkill withoutLine(String words) {
    assertThat(text.lines().filter(line -> line.contains(words))).as(file).hasSize(1);
    String rest = text.replaceFirst("(?m)^.*" + Pattern.quote(words) + ".*\\R", "");
    return new ChangedSkill(file, rest);
  }

  /** With something more at its end. */
  public ChangedSkill followedBy(String more) {
    return new ChangedSkill(file, text + more);
  }

  /** Writes the file under its own name. */
  public void writeInto(Path folder) throws IOException {
    Files.writeString(folder.resolve(Path.of(file).getFileName().toString()), text);
  }
}
