package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.Reference;
import java.util.List;

/** Reads a text to a contract. */
public final class ContractReader {

  private ContractReader() {}

  /** Reads {@code text}, whose first line is line {@code firstLine} of its file. */
  public static Contract read(
      String text, int firstLine, List<Reference> references, Forbids forbids) {
    return new Contract(DeclaredProtocol.SILENT, references, forbids.rules(), forbids.patterns());
  }
}
