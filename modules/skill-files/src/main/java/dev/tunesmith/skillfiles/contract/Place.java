package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.Piece.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where in the text one is: the headings above, and the bold line that groups a list. */
final class Place {

  /** A heading with what stands under it by its own words. */
  private record Above(Heading heading, Optional<Kind> kind) {}

  private final Deque<Above> headings = new ArrayDeque<>();
  private String group = "";
  private Kind kind = Kind.STATEMENT;

  void enter(Heading heading) {
    while (!headings.isEmpty() && headings.peek().heading().rank() >= heading.rank()) {
      headings.pop();
    }
    headings.push(new Above(heading, SectionKinds.of(heading.text())));
    group = "";
    kind =
        headings.stream()
            .flatMap(above -> above.kind().stream())
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
        .map(above -> above.heading().text())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
