package dev.tunesmith.engine.loop;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Remedy.MaterialisedView;
import java.util.Locale;
import java.util.Optional;

/**
 * The text by which what a remedy asks in other words can be compared before the remedy is there.
 */
final class ComparableText {

  private ComparableText() {}

  static Optional<String> of(Remedy remedy) {
    return remedy instanceof MaterialisedView view
        ? Optional.of(withDefinition(view))
        : remedy.restatement().map(statement -> statement.after());
  }

  /** As old as its last refresh, a view says what its definition says. */
  private static String withDefinition(MaterialisedView view) {
    String after = view.statement().after().replace(view.name().toString(), view.name().name());
    boolean hasOwn = after.stripLeading().toLowerCase(Locale.ROOT).startsWith("with ");
    return "with "
        + view.name().name()
        + " as materialized ("
        + view.definition()
        + ")"
        + (hasOwn ? ", " + after.stripLeading().substring("with ".length()) : " " + after);
  }
}
