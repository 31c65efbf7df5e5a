package dev.tunesmith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of skill files, each with what {@code skills validate} is to say of it. */
class FolderCasesTest {

  private static final Pattern FINDING =
      Pattern.compile("\"file\":\"([^\"]*)\",\"line\":(\\d+).*?\"code\":\"([^\"]*)\"");

  @TempDir private Path folder;

  private record Written(String path, String text) {}

  private record FolderCase(String name, String expected, List<Written> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<FolderCase> cases() throws IOException {
    try (InputStream in = FolderCasesTest.class.getResourceAsStream("/folder-cases.txt")) {
      String text = new String(requireNonNull(in).readAllBytes(), UTF_8);
      return Arrays.stream(text.split("(?m)^=== ", -1)).skip(1).map(FolderCasesTest::read).toList();
    }
  }

  /**
   * A line "NAME: EXIT CODE, SKILLS of yours FILE:LINE:CODE …", then files, each below "--- PATH".
   */
  private static FolderCase read(String text) {
    String[] parts = text.split("(?m)^@@@ ", -1);
    String[] head = parts[0].strip().split(": ", 2);
    List<Written> files = new ArrayList<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      String[] file = part.split("\n", 2);
      files.add(new Written(file[0].strip(), file[1]));
    }
    return new FolderCase(head[0], head[1].replaceAll("\\s+", " "), files);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_folder_has_the_expected_outcome_skills_lines_and_codes(FolderCase each)
      throws IOException {
    for (Written file : each.files()) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }

    String asked = each.name().startsWith("single") ? each.files().get(0).path() : "";
    String place = folder.resolve(asked).toString();
    Answer plain = Answer.to("skills", "validate", place);
    Answer json = Answer.to("skills", "validate", "--format=json", place);

    String own = plain.out().replaceAll("(?s).*, (\\d+ of yours):.*", "$1");
    String found =
        FINDING
            .matcher(json.out().replace('\\', '/'))
            .results()
            .map(one -> " " + inFolder(one.group(1)) + ":" + one.group(2) + ":" + one.group(3))
            .collect(Collectors.joining());
    assertThat(plain.code() + ", " + own + found).isEqualTo(each.expected());
    assertThat(json.code()).isEqualTo(plain.code());
  }

  private String inFolder(String file) {
    return Path.of(file).isAbsolute() ? folder.relativize(Path.of(file)).toString() : file;
  }
}
