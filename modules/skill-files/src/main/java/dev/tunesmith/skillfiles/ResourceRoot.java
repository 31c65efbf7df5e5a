package dev.tunesmith.skillfiles;

import dev.tunesmith.core.skill.SkillSource.Origin;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Skills that lie on the class path. */
final class ResourceRoot extends SkillRoot {

  private final ClassLoader loader;
  private final String index;

  ResourceRoot(ClassLoader loader, String index) {
    this.loader = loader;
    this.index = index;
  }

  @Override
  String shown() {
    return index;
  }

  @Override
  String name() {
    return "";
  }

  @Override
  List<Candidate> candidates(Findings findings) {
    try {
      String names = new String(read(index), StandardCharsets.UTF_8);
      return names
          .lines()
          .map(String::strip)
          .filter(name -> !name.isEmpty() && !name.startsWith("#"))
          .sorted()
          .map(this::candidate)
          .toList();
    } catch (IOException e) {
      findings.add(Finding.ROOT_MISSING, 0, "there is no resource " + index);
      return List.of();
    }
  }

  private Candidate candidate(String resource) {
    String base = index.substring(0, index.lastIndexOf('/') + 1);
    String path = resource.startsWith(base) ? resource.substring(base.length()) : resource;
    List<String> parts = Arrays.asList(path.split("/", -1));
    int last = parts.size() - 1;
    return new Candidate(
        resource,
        Origin.BUILT_IN,
        parts.subList(0, last),
        parts.get(last),
        () -> read(base + path));
  }

  private byte[] read(String resource) throws IOException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return in.readNBytes(Candidate.MAX_BYTES + 1);
    }
  }
}
