package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.yaml.YamlValue;
import java.util.List;

/**
 * What a front matter binds its agent to.
 *
 * @param limits what it says of its own level, as {@code attempts: 4} and {@code timeout: 2 min}
 * @param whom whom to ask when its own level has failed, first choice first
 * @param forbid the entries of its prohibitions, as they stand
 * @param owns the issues it is competent for, as it calls them
 */
public record Rules(List<Word> limits, List<Word> whom, List<YamlValue> forbid, List<Word> owns) {

  public Rules {
    limits = List.copyOf(limits);
    whom = List.copyOf(whom);
    forbid = List.copyOf(forbid);
    owns = List.copyOf(owns);
  }

  /** Whether it binds to nothing that concerns others. */
  public boolean isSilent() {
    return limits.isEmpty() && whom.isEmpty() && forbid.isEmpty();
  }
}
