package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.history.Sequences.Repeated;
import dev.tunesmith.database.history.Sequences.Step;
import dev.tunesmith.database.reading.GuardedReading;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import dev.tunesmith.database.workload.UnusedNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a statement of the workload of each form that sessions repeat key by key: what all of them
 * answer together, each row with its key.
 */
final class Bursts {

  private static final int MOST = 10;
  private static final int MOST_KEYS = 3;
  private static final GuardedReading.Limits ANSWER =
      new GuardedReading.Limits(Duration.ofSeconds(3), 5_000, 100, 2_000_000);

  private final Target target;
  private final StatementHistory history;
  private final Schema schema;
  private final UnusedNames names = new UnusedNames();

  Bursts(Target target, Schema schema) {
    this.target = target;
    this.history = target.dialect().history();
    this.schema = schema;
  }

  /** Those that took longest first. */
  List<Query> of(Collection<Repeated> repeated) {
    return repeated.stream()
        .sorted(Comparator.comparingDouble(each -> -each.millis()))
        .flatMap(each -> of(each).stream())
        .limit(MOST)
        .toList();
  }

  private Optional<Query> of(Repeated repeated) {
    try {
      return of(repeated, repeated.sample());
    } catch (StatementFailedException e) {
      return e.sqlState().equals(Recall.NO_SUCH_TABLE)
          ? asked(() -> of(repeated, repeated.sample().stream().map(this::qualified).toList()))
          : Optional.empty();
    }
  }

  private Optional<Query> of(Repeated repeated, List<String> sample) {
    String first = sample.get(0);
    Asked asked = Asked.of(new Remembered(first, 1, 0, 0, 0), schema);
    boolean mayBeOne =
        asked.isTunable() && asked.isRead() && LockingClause.removedFrom(first).equals(first);
    return mayBeOne
        ? Keyed.of(sample)
            .filter(keyed -> repeated.isOneUnit() || isLed(repeated.leader(), keyed))
            .map(keyed -> planned(query(repeated, asked, keyed)))
        : Optional.empty();
  }

  /** What cannot be asked all at once is left to what is said of its single statement. */
  private static Optional<Query> asked(Supplier<Optional<Query>> asking) {
    try {
      return asking.get();
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  /** The application may look for its tables elsewhere than the login does. */
  private String qualified(String sql) {
    return Relations.in(SqlText.code(sql), schema).qualified(sql, target.dialect().words());
  }

  private Query planned(Query query) {
    target.explain(query.sql());
    return query;
  }

  private Query query(Repeated repeated, Asked asked, Keyed keyed) {
    String table = asked.relations().own().get(0).name().name();
    Step leader = repeated.leader();
    Burst burst =
        new Burst(
            keyed.form(),
            keyed.members(),
            repeated.bursts(),
            repeated.asked(),
            leader == null ? null : leader.sql(),
            repeated.author());
    return new Query(
        names.like("each-of-" + table),
        text(keyed),
        Query.Access.READ,
        Math.max(1, (double) repeated.asked() / keyed.members().size()),
        null,
        0,
        null,
        null,
        Set.of(),
        burst);
  }

  private String text(Keyed keyed) {
    List<String> types = types(keyed);
    IntFunction<String> key = i -> "key_" + (i + 1);
    String keys = IntStream.range(0, keyed.count()).mapToObj(key).collect(Collectors.joining(", "));
    String rows =
        IntStream.range(0, keyed.members().size())
            .mapToObj(at -> row(keyed.values().get(at), at == 0 ? types : List.of()))
            .collect(Collectors.joining(", "));
    return "select asked.*, answer.*\nfrom (values %s) as asked (%s)\ncross join lateral (\n%s\n) as answer"
        .formatted(rows, keys, keyed.with(i -> "asked." + key.apply(i)));
  }

  /** A key is of the type of the column that it is compared with, as the catalogue writes it. */
  private List<String> types(Keyed keyed) {
    List<String> types =
        new ArrayList<>(
            target
                .snapshots()
                .read(
                    "preparing a statement",
                    reading -> history.parameterTypes(keyed.form(), reading)));
    compared(keyed)
        .forEach(
            (place, column) -> {
              String type = column.table().column(column.column()).orElseThrow().type();
              if (history.isOfType(type, types.get(place.number() - 1))) {
                types.set(place.number() - 1, type);
              }
            });
    return types;
  }

  /** The keys that are compared with a column of a table. */
  private Map<Place, Relations.ColumnOf> compared(Keyed keyed) {
    List<Token> code = SqlText.code(keyed.form());
    Relations own = Relations.in(code, schema);
    Map<Place, Relations.ColumnOf> columns = new LinkedHashMap<>();
    for (Place place : Places.in(code)) {
      if (place.role() == Role.EQUAL) {
        own.column(place.operand()).ifPresent(column -> columns.put(place, column));
      }
    }
    return columns;
  }

  private static String row(List<String> values, List<String> types) {
    return IntStream.range(0, values.size())
        .mapToObj(
            i ->
                types.isEmpty()
                    ? values.get(i)
                    : "cast(" + values.get(i) + " as " + types.get(i) + ")")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * Whether what was asked before answers with the keys: else somebody else may have asked it.
   * Where no foreign key ties both, it must answer with nearly all of them and little else.
   */
  private boolean isLed(@Nullable Step leader, Keyed keyed) {
    if (leader == null) {
      return false;
    }
    List<Table> before = Relations.in(SqlText.code(leader.sql()), schema).own();
    boolean isTied =
        compared(keyed).values().stream()
            .anyMatch(column -> before.stream().anyMatch(table -> isTied(column, table)));
    return target
        .reading()
        .within(ANSWER)
        .read(leader.sql())
        .fold(rows -> answersWith(rows.rows(), keyed, isTied), why -> false);
  }

  private static boolean answersWith(
      List<List<@Nullable String>> rows, Keyed keyed, boolean isTied) {
    Set<@Nullable String> cells = rows.stream().flatMap(List::stream).collect(Collectors.toSet());
    long keys = keyed.members().size();
    long known =
        keyed.values().stream()
            .filter(key -> key.stream().map(Keyed::plain).anyMatch(cells::contains))
            .count();
    return isTied ? 2 * known >= keys : 10 * known >= 9 * keys && rows.size() <= 4 * keys;
  }

  static boolean isTied(Relations.ColumnOf column, Table table) {
    return refers(column.table(), table, ForeignKey::columns, column.column())
        || refers(table, column.table(), ForeignKey::targetColumns, column.column());
  }

  private static boolean refers(
      Table from, Table to, Function<ForeignKey, List<String>> side, String column) {
    return from.foreignKeys().stream()
        .filter(key -> key.target().equals(to.name()))
        .anyMatch(key -> side.apply(key).contains(column));
  }

  /**
   * Statements that differ in a few literals alone, each other in these.
   *
   * @param literals where they stand in the first one
   * @param members those whose keys no other has
   * @param values what each has there
   */
  private record Keyed(List<Token> literals, List<String> members, List<List<String>> values) {

    static Optional<Keyed> of(List<String> sample) {
      List<List<Token>> codes = sample.stream().map(SqlText::code).toList();
      List<Token> first = codes.get(0);
      if (codes.stream().anyMatch(code -> code.size() != first.size())) {
        return Optional.empty();
      }
      List<Integer> varying =
          IntStream.range(0, first.size())
              .filter(
                  i ->
                      codes.stream()
                          .anyMatch(code -> !code.get(i).text().equals(first.get(i).text())))
              .boxed()
              .toList();
      boolean areKeys =
          !varying.isEmpty()
              && varying.size() <= MOST_KEYS
              && varying.stream().allMatch(i -> codes.stream().allMatch(c -> isLiteral(c.get(i))));
      return areKeys ? distinct(sample, codes, varying) : Optional.empty();
    }

    /** The same asked twice is no key of its own; where most is, it is something else. */
    private static Optional<Keyed> distinct(
        List<String> sample, List<List<Token>> codes, List<Integer> varying) {
      List<String> members = new ArrayList<>();
      List<List<String>> values = new ArrayList<>();
      HashSet<List<String>> seen = new HashSet<>();
      for (int at = 0; at < sample.size(); at++) {
        List<Token> code = codes.get(at);
        List<String> own = varying.stream().map(i -> code.get(i).text()).toList();
        if (seen.add(own)) {
          members.add(sample.get(at));
          values.add(own);
        }
      }
      List<Token> literals = varying.stream().map(codes.get(0)::get).toList();
      return members.size() >= Math.max(Sequences.FEWEST, sample.size() / 2)
          ? Optional.of(new Keyed(literals, members, values))
          : Optional.empty();
    }

    private static boolean isLiteral(Token token) {
      return token.kind() == Kind.STRING || token.kind() == Kind.NUMBER;
    }

    static String plain(String literal) {
      return literal.replaceFirst("^E?'(.*)'$", "$1");
    }

    int count() {
      return literals.size();
    }

    /** The statement with parameters in the place of its keys. */
    String form() {
      return with(i -> "$" + (i + 1));
    }

    String with(IntFunction<String> key) {
      TextEdits text = new TextEdits(members.get(0));
      for (int i = 0; i < literals.size(); i++) {
        text.replace(literals.get(i), key.apply(i));
      }
      return text.toString();
    }
  }
}
