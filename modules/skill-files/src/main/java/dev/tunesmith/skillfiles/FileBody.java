package dev.tunesmith.skillfiles;

import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.skillfiles.contract.ContractReader;
import dev.tunesmith.skillfiles.contract.FirstReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file as it was when the library was read. Kept as bytes, since most texts of a
 * large library are never looked at; its contract is read once, on first use. Thread-safe.
 */
final class FileBody implements SkillBody {

  private final byte[] utf8;
  private final int firstLine;
  private final FirstReading first;
  private volatile @Nullable Contract contract;

  FileBody(List<String> lines, int firstLine, FirstReading first) {
    this.utf8 = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    this.firstLine = firstLine;
    this.first = first;
  }

  @Override
  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public List<Reference> references() {
    return first.references();
  }

  @Override
  public Map<Level, DeclaredWhom> whom() {
    return first.whom();
  }

  @Override
  public Contract contract() {
    Contract known = contract;
    if (known == null) {
      synchronized (this) {
        known = contract;
        if (known == null) {
          known = ContractReader.read(text(), firstLine, first);
          contract = known;
        }
      }
    }
    return known;
  }
}
