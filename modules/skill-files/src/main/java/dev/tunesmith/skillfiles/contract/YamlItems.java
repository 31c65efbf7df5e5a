package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.YamlOutline.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the entries of a fenced YAML block to items; those of a level are read elsewhere. */
final class YamlItems {

  private final Items items;
  private final Place place;

  YamlItems(Items items, Place place) {
    this.items = items;
    this.place = place;
  }

  void read(Entry entry) {
    if (isPhase(entry.key()) && entry.isGroup()) {
      List<String> details =
          entry.below().stream().filter(each -> !each.isGroup()).map(Entry::text).toList();
      items.add(Kind.PHASE, entry.groupOr(""), entry.key(), details, entry.line());
    } else if (!entry.isGroup() && !isAside(entry)) {
      readLeaf(entry);
    }
  }

  private static boolean isAside(Entry entry) {
    return entry.key().equals("forbid")
        || entry.path().contains("forbid")
        || entry.path().stream().anyMatch(YamlItems::isPhase);
  }

  private void readLeaf(Entry entry) {
    Kind kind =
        entry.path().stream()
            .flatMap(key -> kindOf(key.toLowerCase(Locale.ROOT)).stream())
            .findFirst()
            .orElse(place.kind());
    String group = entry.groupOr(place.section());
    items.add(kind, group, entry.text(), entry.line());
    if (kind != Kind.METRIC) {
      items.addMetric(group, entry.text(), entry.line());
    }
  }

  private static Optional<Kind> kindOf(String key) {
    if (key.contains("tools") || key.startsWith("fallback")) {
      return Optional.of(Kind.TOOL_ACCESS);
    }
    if (key.contains("collaborat") || key.contains("handoff")) {
      return Optional.of(Kind.COLLABORATION);
    }
    if (key.contains("escalation")) {
      return Optional.of(Kind.ESCALATION_TRIGGER);
    }
    return key.contains("stopping") ? Optional.of(Kind.STOPPING_TRIGGER) : Optional.empty();
  }

  private static boolean isPhase(String key) {
    return key.endsWith("_phase");
  }
}
