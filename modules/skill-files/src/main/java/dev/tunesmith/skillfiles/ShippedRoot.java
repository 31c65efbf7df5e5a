package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.skillfiles.finding.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built-in skills as they lie in a folder that people may change. What they add to it is
 * theirs; what they take out is gone, save the core skills, without which there is no crew.
 */
final class ShippedRoot extends SkillRoot {

  private static final String CORE = "core";

  private final FolderRoot folder;
  private final ResourceRoot packed;

  ShippedRoot(FolderRoot folder, ResourceRoot packed) {
    this.folder = folder;
    this.packed = packed;
  }

  @Override
  String shown() {
    return folder.shown();
  }

  @Override
  String name() {
    return packed.name();
  }

  @Override
  List<Candidate> candidates(Findings findings) {
    List<Candidate> shipped = packed.candidates(findings);
    Set<String> names = new HashSet<>(shipped.stream().map(Candidate::path).toList());
    List<Candidate> lying =
        folder.candidates(findings).stream()
            .map(each -> names.contains(each.path()) ? each.from(Origin.BUILT_IN) : each)
            .toList();
    Set<String> found = new HashSet<>(lying.stream().map(Candidate::path).toList());
    return Stream.concat(
            lying.stream(),
            shipped.stream().filter(each -> isCore(each) && !found.contains(each.path())))
        .toList();
  }

  private static boolean isCore(Candidate candidate) {
    return candidate.folders().equals(List.of(CORE));
  }
}
