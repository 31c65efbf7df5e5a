package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.dialect.StatementFacts;
import dev.tunesmith.database.dialect.StatementFacts.Order;
import dev.tunesmith.database.dialect.StatementFacts.Relation;
import dev.tunesmith.database.dialect.StatementFacts.Relation.RelationKind;
import dev.tunesmith.database.dialect.StatementFacts.ResultColumn;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.proof.answers.Prepared.Doubt;
import dev.tunesmith.proof.answers.Prepared.Drift;
import java.sql.Connection;
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
import java.util.stream.Stream;

/** Reads two statements on the empty twin and judges whether their answers can be compared. */
final class Preparation {

  private final StatementPair pair;
  private final Schema schema;
  private final AnswerSql sql;
  private final Connection twin;

  private Preparation(StatementPair pair, Schema schema, AnswerSql sql, Connection twin) {
    this.pair = pair;
    this.sql = sql;
    this.schema = schema;
    this.twin = twin;
  }

  static Prepared of(StatementPair pair, Schema schema, AnswerSql sql, Connection twin)
      throws SQLException {
    twin.setAutoCommit(false);
    try (Statement statement = twin.createStatement()) {
      statement.execute("set local statement_timeout = '5s'");
      return new Preparation(pair, schema, sql, twin).prepare();
    } finally {
      if (!twin.isClosed()) {
        twin.rollback();
        twin.setAutoCommit(true);
      }
    }
  }

  private Prepared prepare() throws SQLException {
    List<StatementFacts> readings = new ArrayList<>();
    for (SqlText asked : List.of(pair.before(), pair.after())) {
      try {
        readings.add(sql.read(asked, twin));
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

  private Prepared judge(StatementFacts before, StatementFacts after) throws SQLException {
    Optional<String> doubt =
        Stream.of(
                before.doubt(),
                after.doubt(),
                unreadable(before),
                unreadable(after),
                tables(before))
            .filter(reason -> !reason.isEmpty())
            .findFirst();
    if (doubt.isPresent()) {
      return new Doubt(doubt.get());
    }
    Optional<List<Integer>> orderedBy = orderedBy(before);
    if (orderedBy.isEmpty()) {
      return new Doubt("the original is sorted by what its result does not show");
    }
    boolean keepsOrder =
        orderedBy.get().isEmpty() || after.order().isAsked() || after.order().isTotal();
    return comparable(before, after, orderedBy.get(), keepsOrder);
  }

  private static String unreadable(StatementFacts statement) {
    return statement.relations().stream()
        .filter(relation -> relation.kind() == RelationKind.OTHER)
        .findFirst()
        .map(relation -> relation.name() + " is not a table that could be filled")
        .orElse("");
  }

  private static String tables(StatementFacts original) {
    return names(original.relations(), RelationKind.TABLE).isEmpty() ? "it reads no table" : "";
  }

  private static Set<TableName> names(Set<Relation> relations, RelationKind kind) {
    return relations.stream()
        .filter(relation -> relation.kind() == kind)
        .map(Relation::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The columns whose order is fixed; empty if an order is asked for that cannot be seen. */
  private Optional<List<Integer>> orderedBy(StatementFacts before) {
    Order order = before.order();
    if (!order.isAsked()) {
      return Optional.of(List.of());
    }
    if (order.isTotal()) {
      return Optional.of(IntStream.rangeClosed(1, before.columns().size()).boxed().toList());
    }
    boolean isVisible = order.shown().size() == order.keys();
    return isVisible || orderText(pair.before()).equals(orderText(pair.after()))
        ? Optional.of(order.shown())
        : Optional.empty();
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
      StatementFacts before, StatementFacts after, List<Integer> orderedBy, boolean keepsOrder)
      throws SQLException {
    Set<Relation> relations = new LinkedHashSet<>(before.relations());
    relations.addAll(after.relations());
    MicroSchema tables = MicroSchema.read(names(relations, RelationKind.TABLE), schema, sql, twin);
    List<String> texts = new ArrayList<>(List.of(pair.before().sql(), pair.after().sql()));
    texts.addAll(before.definitions());
    texts.addAll(after.definitions());
    tables.tables().forEach(table -> texts.addAll(table.checks()));
    Set<String> columns = new HashSet<>();
    tables.tables().forEach(t -> t.columns().stream().map(ColumnShape::name).forEach(columns::add));
    return new Prepared.Ready(
        new RowImage(before.columns(), orderedBy),
        tables,
        Constants.in(texts, columns),
        names(relations, RelationKind.VIEW),
        sql.settings(twin),
        keepsOrder);
  }
}
