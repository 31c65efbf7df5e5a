package dev.tunesmith.skillfiles;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
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
 * large library are never looked at. Whom it names is known from the start, what it binds to is
 * read on first use. Thread-safe.
 */
final class FileBody implements SkillBody {

  private final byte[] utf8;
  private final int firstLine;
  private final Header header;
  private final List<Reference> references;
  private final Map<Level, DeclaredWhom> whom;
  private volatile Optional<Contract> known = Optional.empty();
  private volatile Optional<List<ContractItem>> claims = Optional.empty();

  FileBody(Header header, List<String> lines, int firstLine, Findings findings) {
    this.utf8 = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    this.firstLine = firstLine;
    this.header = header;
    if (ContractReader.concernsCrew(header, lines)) {
      ContractReading reading = ContractReader.readForCrew(header, lines, firstLine, findings);
      this.references = reading.contract().references();
      this.whom = reading.whom();
      this.claims = Optional.of(reading.contract().claims());
    } else {
      this.references = ContractReader.references(header, lines, firstLine);
      this.whom = Map.of();
    }
  }

  @Override
  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public int firstLine() {
    return firstLine;
  }

  @Override
  public List<Reference> references() {
    return references;
  }

  @Override
  public Map<Level, DeclaredWhom> whom() {
    return whom;
  }

  @Override
  public List<ContractItem> claims() {
    return claims.or(() -> known.map(Contract::claims)).orElseGet(this::readClaims);
  }

  private List<ContractItem> readClaims() {
    List<ContractItem> read =
        ContractReader.readForCrew(header, lines(), firstLine, new Findings(""))
            .contract()
            .claims();
    claims = Optional.of(read);
    return read;
  }

  private List<String> lines() {
    return Arrays.asList(text().split("\n", -1));
  }

  @Override
  public Contract contract() {
    return known.orElseGet(this::read);
  }

  private synchronized Contract read() {
    Contract contract =
        known.orElseGet(
            () -> ContractReader.read(header, lines(), firstLine, new Findings("")).contract());
    known = Optional.of(contract);
    return contract;
  }
}
