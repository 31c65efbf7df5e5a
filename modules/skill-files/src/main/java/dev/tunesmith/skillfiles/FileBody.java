package dev.tunesmith.skillfiles;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.skillfiles.contract.ContractReader;
import dev.tunesmith.skillfiles.contract.ContractReading;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a file as it was when the library was read. Kept as bytes, since most texts of a
 * large library are never looked at. It is read once: with the library if the crew's wiring depends
 * on it, else on first use. Thread-safe.
 */
final class FileBody implements SkillBody {

  private final byte[] utf8;
  private final int firstLine;
  private final Header header;
  private volatile Optional<ContractReading> known;

  FileBody(Header header, List<String> lines, int firstLine, Findings findings) {
    this.utf8 = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    this.firstLine = firstLine;
    this.header = header;
    this.known =
        ContractReader.concernsCrew(header, lines)
            ? Optional.of(ContractReader.read(header, lines, firstLine, findings))
            : Optional.empty();
  }

  @Override
  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public List<Reference> references() {
    return known.map(reading -> reading.contract().references()).orElse(header.references());
  }

  @Override
  public Map<Level, DeclaredWhom> whom() {
    return known.map(ContractReading::whom).orElse(Map.of());
  }

  @Override
  public Contract contract() {
    return known.orElseGet(this::read).contract();
  }

  private synchronized ContractReading read() {
    List<String> lines = Arrays.asList(text().split("\n", -1));
    ContractReading reading =
        known.orElseGet(() -> ContractReader.read(header, lines, firstLine, new Findings("")));
    known = Optional.of(reading);
    return reading;
  }
}
