package dev.tunesmith.core.skill;

import dev.tunesmith.core.escalation.DeclaredProtocol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a skill's text binds its agent to.
 *
 * @param protocol the escalation protocol, as far as the text declares one
 * @param references the skills the text names, dependencies included
 * @param forbidden the remedies it forbids
 * @param items everything it says, in the order of the text
 */
public record Contract(
    DeclaredProtocol protocol,
    List<Reference> references,
    List<ForbiddenRule> forbidden,
    List<ContractItem> items) {

  /** A text that binds to nothing. */
  public static final Contract EMPTY =
      new Contract(DeclaredProtocol.SILENT, List.of(), List.of(), List.of());

  public Contract {
    references = List.copyOf(references);
    forbidden = List.copyOf(forbidden);
    items = List.copyOf(items);
  }

  /** The items of one kind, in the order of the text. */
  public List<ContractItem> items(ContractItem.Kind kind) {
    return items.stream().filter(item -> item.kind() == kind).toList();
  }

  /** What the text says its agent is competent for. */
  public List<ContractItem> claims() {
    return items.stream()
        .filter(
            item ->
                item.kind() == ContractItem.Kind.CHALLENGE
                    || item.kind() == ContractItem.Kind.ACTIVATION_SIGNAL)
        .toList();
  }

  /** The forbidden patterns of the closed vocabulary that the text names. */
  public Set<AntiPattern> antiPatterns() {
    return items(ContractItem.Kind.FORBIDDEN_PATTERN).stream()
        .flatMap(item -> AntiPattern.named(item.text()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
