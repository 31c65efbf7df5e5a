package dev.tunesmith.skillfiles.yaml;

import dev.tunesmith.skillfiles.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading YAML. */
public sealed interface YamlReading {

  /**
   * It is YAML.
   *
   * @param root null for an empty text
   * @param localTags lines whose tag was passed over
   */
  record Tree(@Nullable YamlValue root, List<Integer> localTags) implements YamlReading {
    public Tree {
      localTags = List.copyOf(localTags);
    }
  }

  /** It is no YAML. */
  record Broken(String problem, int line) implements YamlReading {}

  /** It is YAML that is not accepted from a file. */
  record Refused(Finding finding, String problem, int line) implements YamlReading {}
}
