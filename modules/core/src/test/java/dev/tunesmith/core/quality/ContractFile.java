package dev.tunesmith.core.quality;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.testing.Skills;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checks of a shipped skill file, read by their marks alone. */
final class ContractFile {

  private ContractFile() {}

  static Skills.Draft read(String id, String file) {
    List<ContractItem> items = new ArrayList<>();
    String section = "";
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.startsWith("### Layer") || (line.startsWith("**") && line.endsWith("**"))) {
        section = line.replaceAll("[#*]", "").strip();
      } else if (line.startsWith("- \u2713")) {
        ContractItem.Kind kind =
            section.startsWith("Layer")
                ? ContractItem.Kind.LAYER_CHECK
                : ContractItem.Kind.PRECISION_CHECK;
        items.add(new ContractItem(kind, section, line.substring(3).strip(), number));
      } else if (line.contains("- {pattern: ")) {
        String name = line.replaceAll(".*pattern: |}.*", "");
        items.add(new ContractItem(ContractItem.Kind.FORBIDDEN_PATTERN, "forbid", name, number));
      }
    }
    return Skills.skill(id).saying(items);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("../../skills").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
