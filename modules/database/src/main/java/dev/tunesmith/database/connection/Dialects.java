package dev.tunesmith.database.connection;

import dev.tunesmith.database.RefusedAddressException;
import dev.tunesmith.database.dialect.Connecting;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.SqlWords;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of database that are known. A new one is added to {@link #KNOWN}, and nothing else asks
 * which kind it has to do with.
 *
 * @param all the kinds, each with a scheme of its own
 */
public record Dialects(List<Dialect> all) {

  /** All that this program brings along. */
  public static final Dialects KNOWN = new Dialects(List.of(new PostgresqlDialect()));

  public Dialects {
    all = List.copyOf(all);
  }

  /**
   * The kind that the address is of.
   *
   * @throws RefusedAddressException if there is none
   */
  public Dialect of(String url) {
    return all.stream()
        .filter(dialect -> url.startsWith(dialect.connecting().scheme()))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedAddressException(
                    "the database address is refused: it does not begin with " + schemes()));
  }

  /** What an address may begin with, for a person. */
  public String schemes() {
    return each(Connecting::scheme);
  }

  /** What their servers call themselves, for a person. */
  String products() {
    return each(Connecting::product);
  }

  /** The oldest servers that will do, for a person. */
  String oldest() {
    return each(kind -> kind.product() + " " + kind.oldestMajor());
  }

  Optional<Dialect> of(String product, int majorVersion) {
    return all.stream()
        .filter(dialect -> dialect.connecting().product().equals(product))
        .filter(dialect -> dialect.connecting().oldestMajor() <= majorVersion)
        .findFirst();
  }

  private String each(Function<Connecting, String> word) {
    return all.stream().map(Dialect::connecting).map(word).collect(Collectors.joining(" or "));
  }

  /** The schemas of what any of the servers brings along, in lower case. */
  public Set<String> serverSchemas() {
    return words(SqlWords::serverSchemas);
  }

  /** The functions, in lower case, that on any of them answer another session otherwise. */
  public Set<String> sessionFunctions() {
    return words(SqlWords::sessionFunctions);
  }

  private Set<String> words(Function<SqlWords, Set<String>> words) {
    return all.stream()
        .map(Dialect::words)
        .map(words)
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
