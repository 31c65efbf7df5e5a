package dev.tunesmith.skillfiles;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.skillfiles.finding.Findings;
import java.nio.file.Path;
import java.util.List;

/** A place where skill files lie. */
public abstract sealed class SkillRoot permits FolderRoot, ResourceRoot, ShippedRoot, KeptRoot {

  SkillRoot() {}

  /**
   * A folder with everything below it; hidden folders and those of build tools are passed over. A
   * single file is a root too.
   */
  public static SkillRoot folder(Path folder, Origin origin) {
    return new FolderRoot(
        requireNonNull(folder, "folder must not be null"),
        requireNonNull(origin, "origin must not be null"));
  }

  /**
   * The built-in skills: resources that {@code indexResource} lists, one name a line, folders
   * counted from the index's own folder.
   */
  public static SkillRoot resources(ClassLoader loader, String indexResource) {
    return new ResourceRoot(
        requireNonNull(loader, "loader must not be null"),
        requireNonNull(indexResource, "indexResource must not be null"));
  }

  /**
   * The same as they lie in a folder that people may change: files that the index does not list are
   * the project's, and core skills that are missing are taken from the resources.
   */
  public static SkillRoot shipped(Path folder, ClassLoader loader, String indexResource) {
    return new ShippedRoot(
        new FolderRoot(requireNonNull(folder, "folder must not be null"), Origin.PROJECT),
        new ResourceRoot(
            requireNonNull(loader, "loader must not be null"),
            requireNonNull(indexResource, "indexResource must not be null")));
  }

  /** What was kept of a root. */
  public static SkillRoot of(KeptFiles kept) {
    return new KeptRoot(requireNonNull(kept, "kept must not be null"));
  }

  /** Reads every file of this root once, so that it can be read again without it. */
  public KeptFiles keep() {
    Findings findings = new Findings(shown());
    List<KeptFile> files = candidates(findings).stream().map(KeptFile::of).toList();
    return new KeptFiles(shown(), name(), files, findings.diagnostics());
  }

  /** The files in the order of their paths. */
  abstract List<Candidate> candidates(Findings findings);

  /** The root as the user named it. */
  abstract String shown();

  /** The name of the root's own folder. */
  abstract String name();
}
