package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.Piece.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where in the text one is: the headings above, and the bold line that groups a list. */
final class Place {

  private final Deque<Heading> headings = new ArrayDeque<>();
  private String group = "";
  private Kind kind = Kind.STATEMENT;

  void enter(Heading heading) {
    while (!headings.isEmpty() && headings.peek().rank() >= heading.rank()) {
      headings.pop();
    }
    headings.push(heading);
    group = "";
    kind =
        headings.stream()
            .map(each -> SectionKinds.of(each.text()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(Kind.STATEMENT);
  }

  void group(String label) {
    group = label.endsWith(":") ? label.substring(0, label.length() - 1) : label;
  }

  /** What stands here, by the innermost heading that tells. */
  Kind kind() {
    return kind;
  }

  String section() {
    if (!group.isEmpty()) {
      return group;
    }
    return headings.stream()
        .map(Heading::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
