package dev.tunesmith.proof.answers;

import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Statements with wrong and right variants, and what the refuter says of them. */
final class RefuteSuite {

  /** A right rewrite. */
  record Right(String name, StatementPair pair) {}

  private RefuteSuite() {}

  static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    for (SqlStatement statement : SqlScript.split(ShopSandbox.resource("queries.sql"))) {
      queries.put(name(statement), statement.sql());
    }
    return queries;
  }

  /** The wrong variants; those that a person found to be equal after all are left out. */
  static List<Mutation> wrong() {
    Set<String> equal = reviewed().keySet();
    return variants().stream()
        .filter(mutation -> !equal.contains(mutation.pair().after().sql()))
        .toList();
  }

  /** All variants, equal ones too. */
  static List<Mutation> variants() {
    List<Mutation> all = new ArrayList<>();
    queries().forEach((name, sql) -> all.addAll(Mutation.of(name, sql)));
    return all;
  }

  /** Variants that are right in this schema, with the reason. */
  static Map<String, String> reviewed() {
    return SqlScript.split(ShopSandbox.resource("equivalent.sql")).stream()
        .collect(
            Collectors.toMap(
                SqlStatement::sql, RefuteSuite::name, (one, same) -> one, LinkedHashMap::new));
  }

  static List<Right> right() {
    List<SqlStatement> statements = SqlScript.split(ShopSandbox.resource("right.sql"));
    List<Right> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < statements.size(); i += 2) {
      StatementPair pair = new StatementPair(statements.get(i).sql(), statements.get(i + 1).sql());
      pairs.add(new Right(name(statements.get(i)), pair));
    }
    return pairs;
  }

  private static String name(SqlStatement statement) {
    return statement.tokens().stream()
        .takeWhile(token -> token.kind() == Kind.COMMENT)
        .map(token -> token.text().replaceFirst("^--\\s*(name:)?\\s*", ""))
        .collect(Collectors.joining(" "));
  }

  static Set<String> operators(List<Mutation> mutations) {
    return mutations.stream()
        .map(Mutation::operator)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
