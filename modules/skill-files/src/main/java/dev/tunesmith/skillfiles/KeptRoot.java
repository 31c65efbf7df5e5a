package dev.tunesmith.skillfiles;

import dev.tunesmith.skillfiles.finding.Findings;
import java.util.List;

/** A root that was kept, and is read from what was kept of it. */
final class KeptRoot extends SkillRoot {

  private final KeptFiles kept;

  KeptRoot(KeptFiles kept) {
    this.kept = kept;
  }

  @Override
  String shown() {
    return kept.shown();
  }

  @Override
  String name() {
    return kept.name();
  }

  @Override
  List<Candidate> candidates(Findings findings) {
    kept.found().forEach(findings::add);
    return kept.files().stream().map(KeptFile::candidate).toList();
  }
}
