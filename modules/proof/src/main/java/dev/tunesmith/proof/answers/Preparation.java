package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.proof.answers.MicroTable.MicroColumn;
import dev.tunesmith.proof.answers.ParseTree.Node;
import dev.tunesmith.proof.answers.Prepared.Doubt;
import dev.tunesmith.proof.answers.Prepared.Drift;
import dev.tunesmith.proof.answers.StatementReading.Relation;
import dev.tunesmith.proof.answers.StatementReading.ResultColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads two statements on the empty twin and judges whether their answers can be compared. */
final class Preparation {

  private static final String TABLE_KINDS = "rp";
  private static final List<String> SETTINGS = List.of("search_path", "timezone");

  private final StatementPair pair;
  private final Schema schema;
  private final Connection twin;

  private Preparation(StatementPair pair, Schema schema, Connection twin) {
    this.pair = pair;
    this.schema = schema;
    this.twin = twin;
  }

  static Prepared of(StatementPair pair, Schema schema, Connection twin) throws SQLException {
    twin.setAutoCommit(false);
    try (Statement statement = twin.createStatement()) {
      statement.execute("set local statement_timeout = '5s'");
      return new Preparation(pair, schema, twin).prepare();
    } finally {
      if (!twin.isClosed()) {
        twin.rollback();
        twin.setAutoCommit(true);
      }
    }
  }

  private Prepared prepare() throws SQLException {
    List<StatementReading> readings = new ArrayList<>();
    for (SqlText sql : List.of(pair.before(), pair.after())) {
      try {
        readings.add(StatementReading.of(sql, twin));
      } catch (SQLException e) {
        if (Failures.isConnectionLost(e)) {
          throw e;
        }
        String which = readings.isEmpty() ? "the original" : "the statement in other words";
        return new Doubt(which + " cannot be read: " + Failures.line(e));
      }
    }
    Optional<Prepared> drift = drift(readings.get(0).columns(), readings.get(1).columns());
    return drift.isPresent() ? drift.get() : judge(readings.get(0), readings.get(1));
  }

  private static Optional<Prepared> drift(List<ResultColumn> before, List<ResultColumn> after) {
    if (before.size() != after.size()) {
      return Optional.of(new Drift("count", before.size() + " columns", after.size() + " columns"));
    }
    for (int i = 0; i < before.size(); i++) {
      ResultColumn old = before.get(i);
      ResultColumn changed = after.get(i);
      if (!old.name().equals(changed.name())) {
        return Optional.of(
            new Drift(old.name(), "the name " + old.name(), "the name " + changed.name()));
      }
      if (!old.type().equals(changed.type())) {
        return Optional.of(new Drift(old.name(), old.type(), changed.type()));
      }
    }
    return Optional.empty();
  }

  private Prepared judge(StatementReading before, StatementReading after) throws SQLException {
    CatalogueKeys keys = new CatalogueKeys(twin);
    Determinism original = new Determinism(before, keys);
    Optional<String> doubt =
        original
            .doubt()
            .or(() -> new Determinism(after, keys).doubt())
            .or(() -> unreadable(before))
            .or(() -> unreadable(after));
    if (doubt.isPresent()) {
      return new Doubt(doubt.get());
    }
    List<Integer> orderedBy = orderedBy(before, original);
    if (orderedBy == null) {
      return new Doubt("the original is sorted by what its result does not show");
    }
    boolean keepsOrder =
        orderedBy.isEmpty()
            || after.query().has("sortClause")
            || new Determinism(after, keys).isTotallyOrdered(after.query());
    return comparable(before, after, orderedBy, keepsOrder);
  }

  private static Optional<String> unreadable(StatementReading statement) {
    return statement.relations().stream()
        .filter(relation -> "vrp".indexOf(relation.kind()) < 0)
        .findFirst()
        .map(relation -> relation.name() + " is not a table that could be filled")
        .or(
            () ->
                statement.relations().stream().anyMatch(Preparation::isTable)
                    ? Optional.empty()
                    : Optional.of("it reads no table"));
  }

  private static boolean isTable(Relation relation) {
    return TABLE_KINDS.indexOf(relation.kind()) >= 0;
  }

  /** The columns whose order is fixed; null if an order is asked for that cannot be seen. */
  private @Nullable List<Integer> orderedBy(StatementReading before, Determinism original) {
    Node query = before.query();
    List<Node> sorting = query.nodes("sortClause");
    if (sorting.isEmpty()) {
      return List.of();
    }
    if (original.isTotallyOrdered(query)) {
      return IntStream.rangeClosed(1, before.columns().size()).boxed().toList();
    }
    List<Integer> shown = new ArrayList<>();
    for (Node key : sorting) {
      query.nodes("targetList").stream()
          .filter(entry -> entry.number("ressortgroupref") == key.number("tleSortGroupRef"))
          .filter(entry -> !entry.isTrue("resjunk"))
          .forEach(entry -> shown.add(entry.number("resno")));
    }
    boolean isVisible = shown.size() == sorting.size();
    return isVisible || orderText(pair.before()).equals(orderText(pair.after())) ? shown : null;
  }

  private static List<String> orderText(SqlText sql) {
    List<String> words = SqlLexer.tokens(sql.sql()).stream().map(Token::text).toList();
    int last = 0;
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equalsIgnoreCase("order") && words.get(i + 1).equalsIgnoreCase("by")) {
        last = i;
      }
    }
    return words.subList(last, words.size());
  }

  private Prepared comparable(
      StatementReading before, StatementReading after, List<Integer> orderedBy, boolean keepsOrder)
      throws SQLException {
    Set<Relation> relations = new LinkedHashSet<>(before.relations());
    relations.addAll(after.relations());
    MicroSchema tables =
        MicroSchema.read(
            relations.stream()
                .filter(Preparation::isTable)
                .map(Relation::name)
                .collect(Collectors.toCollection(LinkedHashSet::new)),
            schema,
            twin);
    List<String> texts = new ArrayList<>(List.of(before.sql(), after.sql()));
    texts.addAll(before.texts());
    texts.addAll(after.texts());
    tables.tables().forEach(table -> texts.addAll(table.checks()));
    Set<String> columns = new HashSet<>();
    tables.tables().forEach(t -> t.columns().stream().map(MicroColumn::name).forEach(columns::add));
    return new Prepared.Ready(
        new RowImage(before.columns(), orderedBy),
        tables,
        Constants.in(texts, columns),
        relations.stream()
            .filter(relation -> relation.kind() == 'v')
            .map(Relation::name)
            .collect(Collectors.toSet()),
        settings(),
        keepsOrder);
  }

  private List<String> settings() throws SQLException {
    List<String> settings = new ArrayList<>();
    for (String name : SETTINGS) {
      try (Statement statement = twin.createStatement();
          ResultSet row = statement.executeQuery("show " + name)) {
        row.next();
        String value = row.getString(1);
        settings.add(name + " = " + (name.equals("timezone") ? Sql.literal(value) : value));
      }
    }
    return settings;
  }
}
