package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.skill.AntiPattern;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.yaml.YamlReader;
import dev.tunesmith.skillfiles.yaml.YamlReading;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code forbid:} lists of a text. They are read with the file, not with the contract, so that
 * a prohibition that cannot be read is said before anything runs.
 *
 * @param rules remedies that are forbidden
 * @param patterns ways of working that are forbidden
 */
public record Forbids(List<ForbiddenRule> rules, List<ContractItem> patterns) {

  private static final Forbids NONE = new Forbids(List.of(), List.of());

  public Forbids {
    rules = List.copyOf(rules);
    patterns = List.copyOf(patterns);
  }

  /** Reads the fenced lists of a body whose first line is the file's {@code firstLine}. */
  public static Forbids of(List<String> lines, int firstLine, Findings findings) {
    if (lines.stream().noneMatch(line -> line.startsWith("forbid:"))) {
      return NONE;
    }
    Collector collector = new Collector(findings);
    Fence fence = new Fence();
    int from = 0;
    for (int index = 0; index < lines.size(); index++) {
      if (fence.turnsAt(lines.get(index))) {
        if (!fence.isOpen()) {
          collector.read(lines.subList(from, index), firstLine + from);
        }
        from = index + 1;
      }
    }
    if (fence.isOpen()) {
      collector.read(lines.subList(from, lines.size()), firstLine + from);
    }
    return new Forbids(collector.rules, collector.patterns);
  }

  private static final class Collector {

    private final Findings findings;
    private final List<ForbiddenRule> rules = new ArrayList<>();
    private final List<ContractItem> patterns = new ArrayList<>();

    Collector(Findings findings) {
      this.findings = findings;
    }

    void read(List<String> block, int firstLine) {
      int at = 0;
      while (at < block.size() && !block.get(at).startsWith("forbid:")) {
        at++;
      }
      if (at == block.size()) {
        return;
      }
      YamlReading reading = YamlReader.read(String.join("\n", block) + "\n", firstLine);
      Optional<Sequence> list = listIn(reading);
      if (list.isPresent()) {
        list.get().values().forEach(this::read);
      } else {
        note(firstLine + at, "the forbid list cannot be read, so it forbids nothing");
      }
    }

    private static Optional<Sequence> listIn(YamlReading reading) {
      return reading instanceof YamlReading.Tree tree
              && tree.root() instanceof Mapping mapping
              && mapping.value("forbid") instanceof Sequence sequence
          ? Optional.of(sequence)
          : Optional.empty();
    }

    private void read(YamlValue entry) {
      if (!(entry instanceof Mapping mapping)) {
        note(entry.line(), "an entry of the forbid list is no mapping");
        return;
      }
      mapping.text("remedy").ifPresent(remedy -> addRule(remedy, mapping));
      mapping.text("pattern").ifPresent(pattern -> addPattern(pattern, mapping.line()));
      if (mapping.value("remedy") == null && mapping.value("pattern") == null) {
        note(mapping.line(), "an entry of the forbid list names no remedy and no pattern");
      }
    }

    private void addRule(String remedy, Mapping mapping) {
      Optional<RemedyKind> kind = RemedyKinds.BUILT_IN.labelled(remedy.strip());
      if (kind.isPresent()) {
        rules.add(
            new ForbiddenRule(kind.get(), mapping.text("method").orElse(null), mapping.line()));
      } else {
        findings.add(
            Finding.FORBID_UNREADABLE,
            mapping.line(),
            "forbid",
            "no kind of remedy is called '" + remedy + "', so it forbids nothing",
            KindTables.fix(remedy.strip()));
      }
    }

    private void addPattern(String pattern, int line) {
      patterns.add(new ContractItem(ContractItem.Kind.FORBIDDEN_PATTERN, "forbid", pattern, line));
      if (AntiPattern.named(pattern).isEmpty()) {
        note(line, "no pattern is called '" + pattern + "', so it is shown only");
      }
    }

    private void note(int line, String message) {
      findings.add(Finding.FORBID_UNREADABLE, line, "forbid", message);
    }
  }
}
