package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.skill.AntiPattern;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.skillfiles.contract.Piece.Code;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.yaml.YamlReader;
import dev.tunesmith.skillfiles.yaml.YamlReading;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code forbid:} lists of a text. They are read with the file, not with the contract, so that
 * a prohibition that cannot be read is said before anything runs.
 *
 * @param rules remedies that are forbidden
 * @param patterns ways of working that are forbidden
 */
record Forbids(List<ForbiddenRule> rules, List<ContractItem> patterns) {

  public Forbids {
    rules = List.copyOf(rules);
    patterns = List.copyOf(patterns);
  }

  /** Reads the entries of a front matter, and the lists in {@code fences}. */
  static Forbids in(List<YamlValue> entries, List<Code> fences, Findings findings) {
    Collector collector = new Collector(findings);
    entries.forEach(collector::read);
    fences.forEach(collector::read);
    return new Forbids(collector.rules, collector.patterns);
  }

  private static final class Collector {

    private final Findings findings;
    private final List<ForbiddenRule> rules = new ArrayList<>();
    private final List<ContractItem> patterns = new ArrayList<>();

    Collector(Findings findings) {
      this.findings = findings;
    }

    void read(Code fence) {
      for (int at = 0; at < fence.lines().size(); at++) {
        if (fence.lines().get(at).startsWith("forbid:")) {
          read(fence, fence.line() + at);
          return;
        }
      }
    }

    private void read(Code fence, int line) {
      String yaml = String.join("\n", fence.lines()) + "\n";
      listIn(YamlReader.read(yaml, fence.line()))
          .ifPresentOrElse(
              list -> list.values().forEach(this::read),
              () -> note(line, "the forbid list cannot be read, so it forbids nothing"));
    }

    private static Optional<Sequence> listIn(YamlReading reading) {
      return reading instanceof YamlReading.Tree tree
              && tree.root() instanceof Mapping mapping
              && mapping.value("forbid") instanceof Sequence sequence
          ? Optional.of(sequence)
          : Optional.empty();
    }

    private void read(YamlValue entry) {
      if (entry instanceof Mapping mapping) {
        read(mapping);
      } else if (entry instanceof Scalar word) {
        read(word);
      } else {
        note(entry.line(), "an entry of the forbid list is no name and no mapping");
      }
    }

    private void read(Mapping mapping) {
      String method = mapping.text("method").orElse(null);
      mapping.text("remedy").ifPresent(remedy -> addRule(remedy, method, mapping.line()));
      mapping.text("pattern").ifPresent(pattern -> addPattern(pattern, mapping.line()));
      if (mapping.value("remedy") == null && mapping.value("pattern") == null) {
        note(mapping.line(), "an entry of the forbid list names no remedy and no pattern");
      }
    }

    private void read(Scalar word) {
      if (AntiPattern.named(word.text()).isPresent()) {
        addPattern(word.text(), word.line());
      } else {
        addRule(word.text(), null, word.line());
      }
    }

    private void addRule(String remedy, @Nullable String method, int line) {
      String label = remedy.strip().replaceAll("[ -]+", "_");
      RemedyKinds.BUILT_IN
          .labelled(label)
          .ifPresentOrElse(
              kind -> rules.add(new ForbiddenRule(kind, method, line)),
              () -> noteUnknown(remedy, label, line));
    }

    private void noteUnknown(String remedy, String label, int line) {
      findings.add(
          Finding.FORBID_UNREADABLE,
          line,
          "forbid",
          "no kind of remedy is called '" + remedy + "', so it forbids nothing",
          KindTables.fix(label));
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
