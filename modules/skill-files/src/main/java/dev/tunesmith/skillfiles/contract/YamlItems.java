package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.YamlOutline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a fenced YAML block to items. */
final class YamlItems {

  private static final Pattern LEVEL = Pattern.compile("(?i)level[_ -]?([1-4])(?:\\b|_).*");

  private final Items items;
  private final BiConsumer<Integer, Entry> toLevel;

  /** Reads to {@code items}; what stands under a key {@code level_N} goes to {@code toLevel}. */
  YamlItems(Items items, BiConsumer<Integer, Entry> toLevel) {
    this.items = items;
    this.toLevel = toLevel;
  }

  void add(Piece.Code code, Kind sectionKind, String section) {
    List<Entry> entries = YamlOutline.of(code.lines(), code.firstLine());
    for (Entry entry : entries) {
      if (isPhase(entry.key()) && entry.isGroup()) {
        addPhase(entry, entries);
      } else if (!entry.isGroup() && entry.path().stream().noneMatch(YamlItems::isPhase)) {
        addLeaf(entry, sectionKind, section);
      }
    }
  }

  private void addPhase(Entry phase, List<Entry> entries) {
    List<String> below = new ArrayList<>(phase.path());
    below.add(phase.key());
    List<String> details =
        entries.stream()
            .filter(entry -> !entry.isGroup() && entry.path().equals(below))
            .map(Entry::text)
            .toList();
    String section = phase.path().isEmpty() ? "" : phase.path().get(phase.path().size() - 1);
    items.add(Kind.PHASE, section, phase.key(), details, phase.line());
  }

  private void addLeaf(Entry entry, Kind sectionKind, String section) {
    if (entry.path().contains("forbid") || entry.key().equals("forbid")) {
      return;
    }
    for (String key : entry.path()) {
      Matcher level = LEVEL.matcher(key);
      if (level.matches()) {
        toLevel.accept(Integer.valueOf(level.group(1)), entry);
        return;
      }
    }
    Kind kind = kindOf(entry, sectionKind);
    String group = entry.path().isEmpty() ? section : entry.path().get(entry.path().size() - 1);
    items.add(kind, group, entry.text(), entry.line());
    if (kind != Kind.METRIC) {
      items.addMetric(group, entry.text(), entry.line());
    }
  }

  private static Kind kindOf(Entry entry, Kind sectionKind) {
    for (int index = entry.path().size() - 1; index >= 0; index--) {
      Optional<Kind> kind = kindOf(entry.path().get(index));
      if (kind.isPresent()) {
        return kind.get();
      }
    }
    return sectionKind;
  }

  private static Optional<Kind> kindOf(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.contains("tools") || lower.startsWith("fallback")) {
      return Optional.of(Kind.TOOL_ACCESS);
    }
    if (lower.contains("collaborat") || lower.contains("handoff")) {
      return Optional.of(Kind.COLLABORATION);
    }
    if (lower.contains("escalation")) {
      return Optional.of(Kind.ESCALATION_TRIGGER);
    }
    return lower.contains("stopping") ? Optional.of(Kind.STOPPING_TRIGGER) : Optional.empty();
  }

  private static boolean isPhase(String key) {
    return key.endsWith("_phase");
  }
}
