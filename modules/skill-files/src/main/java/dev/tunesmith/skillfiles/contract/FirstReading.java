package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.Header;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is read of a body together with its file, line by line: what wiring a crew needs, and what
 * must be known to be wrong before anything runs. Thousands of files can be read so in seconds,
 * since the Markdown of none is parsed.
 *
 * @param items what the front matter says
 * @param references the skills it names, those of the front matter first
 * @param whom whom it says to ask on reaching a level
 * @param kinds the kinds of remedy it names for a level
 */
public record FirstReading(
    List<ContractItem> items,
    List<Reference> references,
    Map<Level, DeclaredWhom> whom,
    Map<Level, DeclaredKinds> kinds,
    Forbids forbids) {

  public FirstReading {
    items = List.copyOf(items);
    references = List.copyOf(references);
    whom = inOrder(whom);
    kinds = inOrder(kinds);
  }

  private static <T> Map<Level, T> inOrder(Map<Level, T> byLevel) {
    Map<Level, T> copy = new EnumMap<>(Level.class);
    copy.putAll(byLevel);
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a body.
   *
   * @param header what stands above it
   * @param firstLine the file's line of the first of {@code lines}
   */
  public static FirstReading of(
      Header header, List<String> lines, int firstLine, Findings findings) {
    ReferenceScan references = new ReferenceScan(header.references());
    WhomScan whom = new WhomScan();
    TableScan tables = new TableScan();
    KindTables kinds = new KindTables(findings);
    Fence fence = new Fence();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      int number = firstLine + index;
      if (fence.turnsAt(line)) {
        references.turnAtFence();
        whom.leaveFence();
      } else if (fence.isOpen()) {
        KeyLine.of(line)
            .ifPresent(
                key -> {
                  references.read(key, number);
                  whom.read(key, number);
                });
      } else {
        references.read(line, number);
        whom.read(line, number);
        tables
            .row(line, number)
            .ifPresent(
                row -> {
                  whom.read(row);
                  kinds.read(row);
                });
      }
    }
    whom.found().values().forEach(references::read);
    return new FirstReading(
        header.items(),
        references.found(),
        whom.found(),
        kinds.kinds(),
        Forbids.of(lines, firstLine, findings));
  }
}
