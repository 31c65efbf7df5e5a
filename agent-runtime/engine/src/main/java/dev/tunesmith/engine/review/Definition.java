package dev.tunesmith.engine.review;

import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.engine.review.ReadScript.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A statement that defines something, with where it stands. */
record Definition(SqlStatement statement, Place place) {

  static Definition of(ReadScript script, SqlStatement statement) {
    return new Definition(statement, script.at(statement.line()));
  }

  /**
   * Where the first word of {@code subject}, a table or an index, is named for the first time. What
   * the server named itself begins with the name of its table.
   */
  static Optional<Place> of(String subject, List<Definition> definitions) {
    String whole = subject.split(" ", 2)[0];
    String name = whole.substring(whole.lastIndexOf('.') + 1);
    return first(definitions, name::equals)
        .or(() -> first(definitions, token -> name.startsWith(token + "_")));
  }

  private static Optional<Place> first(List<Definition> definitions, Predicate<String> isMeant) {
    return definitions.stream()
        .filter(each -> each.statement.code().stream().map(Token::name).anyMatch(isMeant))
        .map(Definition::place)
        .findFirst();
  }
}
