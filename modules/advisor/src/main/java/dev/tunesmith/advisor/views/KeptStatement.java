package dev.tunesmith.advisor.views;

import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.connection.Dialects;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A statement's answer kept as a view: the view is the statement as it stands, and the application
 * asks for the view's rows in the statement's order.
 */
final class KeptStatement {

  // What answers otherwise later, or to another session, although no row has changed.
  private static final Set<String> MOVING_WORDS =
      words(
          """
          current_date current_time current_timestamp localtime localtimestamp
          current_user session_user user current_role current_schema current_catalog
          """);
  private static final Set<String> MOVING_FUNCTIONS =
      words(
          """
          now clock_timestamp statement_timestamp transaction_timestamp timeofday age
          random random_normal gen_random_uuid uuidv4 uuidv7 nextval currval lastval setval
          """);
  private static final Set<String> MOVING_TEXTS =
      Set.of("'now'", "'today'", "'tomorrow'", "'yesterday'");

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final int MOST_LETTERS = 50;

  private KeptStatement() {}

  /** The view for a statement; empty where its answer depends on more than the rows. */
  static Optional<MaterialisedView> of(Query query, Schema schema) {
    String sql = query.sql().replaceFirst("(\\s*;)+\\s*$", "");
    return isFixed(sql)
        ? StatementReading.selectOf(sql)
            .filter(PlainSelect.class::isInstance)
            .map(PlainSelect.class::cast)
            .flatMap(OutputColumns::of)
            .flatMap(columns -> name(query, schema).map(name -> view(query, sql, name, columns)))
        : Optional.empty();
  }

  private static boolean isFixed(String sql) {
    List<Token> tokens = SqlLexer.tokens(sql);
    return IntStream.range(0, tokens.size()).allMatch(place -> isFixed(tokens, place));
  }

  private static boolean isFixed(List<Token> tokens, int place) {
    Token token = tokens.get(place);
    String text = token.text().toLowerCase(Locale.ROOT);
    boolean isCalled = place + 1 < tokens.size() && tokens.get(place + 1).isSymbol("(");
    return switch (token.kind()) {
      case WORD -> !MOVING_WORDS.contains(text) && !(isCalled && isMoving(text));
      case STRING -> !MOVING_TEXTS.contains(text);
      case PARAMETER, BROKEN -> false;
      default -> true;
    };
  }

  private static boolean isMoving(String function) {
    return MOVING_FUNCTIONS.contains(function)
        || Dialects.KNOWN.sessionFunctions().contains(function);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** A free name in the schema of the first table that is read. */
  private static Optional<TableName> name(Query query, Schema schema) {
    String words = query.name().value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String name = "kept_" + words.substring(0, Math.min(words.length(), MOST_LETTERS));
    return new StatementReading(schema)
        .usesOf(query.sql()).stream()
            .map(TableUse::table)
            .map(table -> new TableName(table.name().schema(), name))
            .findFirst()
            .filter(found -> PLAIN_NAME.matcher(found.schema()).matches())
            .filter(found -> schema.table(found).isEmpty());
  }

  private static MaterialisedView view(
      Query query, String sql, TableName name, OutputColumns columns) {
    return new MaterialisedView(
        name,
        sql,
        columns.key(),
        new Restatement(query.name(), query.sql(), "select * from " + name + columns.order()));
  }
}
