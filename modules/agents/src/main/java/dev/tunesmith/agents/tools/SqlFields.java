package dev.tunesmith.agents.tools;

import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a remedy in which a model writes SQL or names what it makes. A condition or an
 * expression goes between parentheses of a statement of ours and must not end them.
 *
 * @param reader judges what stands in them
 */
record SqlFields(SqlReader reader) {
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,62}");

  /**
   * The same form, if its SQL cannot leave its place.
   *
   * @throws UnreadableRemedyException if it might
   */
  Structure checked(Structure remedy) {
    check("where", remedy.text("where"));
    for (Value key : remedy.sequence("keys")) {
      check("keys", key.asStructure().flatMap(each -> each.text("expression")));
    }
    checkName("method", remedy.text("method"));
    remedy.text("name").filter(name -> !name.isBlank()).ifPresent(name -> checkName(remedy, name));
    return remedy;
  }

  /** A view stands in a schema that may be named too; an index or statistics are where they are. */
  private static void checkName(Structure remedy, String name) {
    int dot = name.indexOf('.');
    boolean isQualified =
        dot > 0 && MaterialisedView.FORM.kind().label().equals(remedy.text("kind").orElse(""));
    if (isQualified) {
      checkName("name", Optional.of(name.substring(0, dot)));
    }
    checkName("name", Optional.of(isQualified ? name.substring(dot + 1) : name));
  }

  private static void checkName(String field, Optional<String> name) {
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      throw new UnreadableRemedyException(
          field, field + " must be of at most 63 letters, digits and underscores");
    }
  }

  private void check(String field, Optional<String> sql) {
    sql.flatMap(this::objection)
        .ifPresent(
            why -> {
              throw new UnreadableRemedyException(
                  field, field + " must be one SQL expression over a row on one line: " + why);
            });
  }

  private Optional<String> objection(String sql) {
    if (sql.length() > MAX_LENGTH) {
      return Optional.of("it is longer than " + MAX_LENGTH + " characters");
    }
    return sql.codePoints().anyMatch(HiddenCharacters::isHidden)
        ? Optional.of("it holds a character that cannot be seen")
        : reader.objectionToExpression(sql);
  }
}
