package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.Diagnostic;
import java.util.List;

/**
 * A root with everything it holds, to be read again where the root itself is out of reach.
 *
 * @param shown the root as the user named it
 * @param name the name of the root's own folder
 * @param found what there was to say when its files were listed
 */
public record KeptFiles(String shown, String name, List<KeptFile> files, List<Diagnostic> found) {

  public KeptFiles {
    files = List.copyOf(files);
    found = List.copyOf(found);
  }
}
