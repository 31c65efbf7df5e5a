package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Encounter.Party;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.SqlWords;
import dev.tunesmith.database.history.Meetings.Met;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.workload.Template;
import dev.tunesmith.database.workload.UnusedNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a statement of the workload of transactions that met: what each asked, and what would lock
 * the same rows beforehand in the order of their keys.
 */
final class Encounters {

  private static final int MOST = 5;
  private static final Set<String> BEHIND_CONDITION =
      Set.of("returning", "order", "limit", "for", "offset", "fetch", "group", "having", "union");

  private final Target target;
  private final Schema schema;
  private final SqlWords words;
  private final UnusedNames names = new UnusedNames();

  Encounters(Target target, Schema schema) {
    this.target = target;
    this.schema = schema;
    this.words = target.dialect().words();
  }

  /** Those that happened most often first; of each kind one. */
  List<Query> of(List<Met> meetings) {
    Map<Set<List<Template>>, List<Met>> alike = new LinkedHashMap<>();
    for (Met met : meetings) {
      Set<List<Template>> kind =
          met.parties().values().stream().map(Encounters::templates).collect(Collectors.toSet());
      alike.computeIfAbsent(kind, each -> new ArrayList<>()).add(met);
    }
    return alike.values().stream()
        .sorted(Comparator.comparingInt(same -> -same.size()))
        .flatMap(
            same ->
                same.stream()
                    .map(met -> query(met, same.size()))
                    .flatMap(Optional::stream)
                    .limit(1))
        .limit(MOST)
        .toList();
  }

  private static List<Template> templates(Meetings.Party party) {
    return Stream.concat(party.locked().stream(), Stream.of(BoundText.throughout(party.waiting())))
        .map(Template::of)
        .toList();
  }

  private Optional<Query> query(Met met, int seen) {
    List<List<String>> asked =
        met.parties().values().stream()
            .map(party -> asked(party, met.parties().values()))
            .filter(statements -> !statements.isEmpty())
            .toList();
    List<Optional<Map<Table, Locked>>> locked = asked.stream().map(this::locked).toList();
    boolean isKnown =
        asked.size() == met.parties().size()
            && asked.size() > 1
            && locked.stream().allMatch(Optional::isPresent);
    return isKnown
        ? planned(query(asked, locked.stream().flatMap(Optional::stream).toList(), seen))
        : Optional.empty();
  }

  private Query query(List<List<String>> asked, List<Map<Table, Locked>> locked, int seen) {
    List<Party> parties = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      parties.add(
          new Party(
              asked.get(i),
              locked.get(i).values().stream()
                  .map(rows -> rows.query(words) + " for update")
                  .toList()));
    }
    Locked first = locked.get(0).values().iterator().next();
    return new Query(
        names.like("meeting-in-" + first.table().name().name()),
        first.query(words),
        Query.Access.READ,
        seen,
        null,
        0,
        null,
        null,
        Set.of(),
        new Encounter(parties, seen));
  }

  private Optional<Query> planned(Query query) {
    try {
      target.explain(query.sql());
      return Optional.of(query);
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  /**
   * What a transaction asked to its end. Whoever was given up left no values of its last statement:
   * it wanted what another had, so they are taken from there. Empty where nobody tells them.
   */
  private static List<String> asked(Meetings.Party party, Collection<Meetings.Party> all) {
    boolean isBound =
        SqlText.code(party.waiting()).stream()
            .noneMatch(token -> token.kind() == Token.Kind.PARAMETER);
    Template wanted = Template.of(BoundText.throughout(party.waiting()));
    Optional<String> last =
        isBound
            ? Optional.of(party.waiting())
            : all.stream()
                .filter(other -> !other.equals(party))
                .flatMap(other -> other.locked().stream())
                .filter(sql -> Template.of(sql).equals(wanted))
                .findFirst();
    return last.map(sql -> Stream.concat(party.locked().stream(), Stream.of(sql)).toList())
        .orElse(List.of());
  }

  /** The rows that statements lock, by table; empty where that cannot be told. */
  private Optional<Map<Table, Locked>> locked(List<String> statements) {
    Map<Table, Locked> tables =
        new TreeMap<>(Comparator.comparing((Table table) -> table.name().toString()));
    for (String sql : statements) {
      List<Token> code = SqlText.code(sql);
      Relations relations = Relations.in(code, schema);
      Optional<String> condition = condition(sql, code);
      if (relations.own().size() != 1 || condition.isEmpty()) {
        return Optional.empty();
      }
      Table table = relations.own().get(0);
      tables
          .computeIfAbsent(table, each -> new Locked(each, key(each), new ArrayList<>()))
          .rows()
          .add(new Rows(relations.alias(table), condition.get()));
    }
    boolean haveKeys = tables.values().stream().noneMatch(rows -> rows.key().isEmpty());
    return haveKeys ? Optional.of(tables) : Optional.empty();
  }

  private static List<String> key(Table table) {
    return table.indexes().stream()
        .filter(index -> index.traits().contains(Index.Trait.PRIMARY))
        .findFirst()
        .map(index -> index.keys().stream().map(IndexKey::text).toList())
        .orElse(List.of());
  }

  /** The WHERE clause of a statement of one table, where it has no other one inside. */
  private static Optional<String> condition(String sql, List<Token> code) {
    List<Integer> wheres =
        Stream.iterate(0, i -> i + 1)
            .limit(code.size())
            .filter(i -> code.get(i).isWord("where"))
            .toList();
    boolean isInsert = !code.isEmpty() && code.get(0).isWord("insert");
    if (isInsert || wheres.size() != 1 || code.stream().anyMatch(t -> t.isWord("using"))) {
      return Optional.empty();
    }
    int from = wheres.get(0) + 1;
    int end = from;
    while (end < code.size() && !isBehind(code.get(end))) {
      end++;
    }
    return end == from
        ? Optional.empty()
        : Optional.of(sql.substring(code.get(from).start(), code.get(end - 1).end()));
  }

  private static boolean isBehind(Token token) {
    return token.kind() == Token.Kind.WORD && BEHIND_CONDITION.contains(token.name());
  }

  /** Some rows of a table, by a condition that calls it so. */
  private record Rows(String alias, String condition) {}

  /** All rows of a table that a transaction locks. */
  private record Locked(Table table, List<String> key, List<Rows> rows) {

    String query(SqlWords words) {
      String columns = key.stream().map(words::name).collect(Collectors.joining(", "));
      String alias = rows.get(0).alias();
      boolean isOneName = rows.stream().allMatch(each -> each.alias().equals(alias));
      String condition =
          rows.stream()
              .map(each -> isOneName ? each.condition() : member(each, columns, words))
              .distinct()
              .map(each -> "(" + each + ")")
              .collect(Collectors.joining(" or "));
      return "select %s from %s as %s where %s order by %s"
          .formatted(
              columns,
              words.name(table.name()),
              words.name(isOneName ? alias : table.name().name()),
              condition,
              columns);
    }

    private String member(Rows some, String columns, SqlWords words) {
      return "(%s) in (select %s from %s as %s where %s)"
          .formatted(
              columns,
              columns,
              words.name(table.name()),
              words.name(some.alias()),
              some.condition());
    }
  }
}
