package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.sql.FunctionRules;
import dev.tunesmith.database.sql.Mentions;
import dev.tunesmith.database.sql.Mentions.Arguments;
import dev.tunesmith.database.sql.Mentions.Called;
import dev.tunesmith.database.sql.Refusal;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a statement by what the server's catalogue says of the functions, operators and views that
 * it names, and of those that these name in turn.
 *
 * <p>A function of the server's or of an extension must not be volatile, but for a few that are
 * harmless. Any other must say that it does not write, must not run with its owner's rights, must
 * be written in SQL or PL/pgSQL, and its text is judged like the statement's.
 */
final class CatalogueWall {

  private static final int MAX_TEXTS = 200;
  private static final String OF_VOLATILE =
      " is volatile, as a function is unless it is declared otherwise: it may write, and where a"
          + " condition calls it, it is asked anew for each row and no index serves; if it only"
          + " reads, ALTER FUNCTION … STABLE says so";
  private static final Set<String> JUDGED_LANGUAGES = Set.of("sql", "plpgsql");

  private static final String FUNCTIONS =
      """
      select p.oid, n.nspname, p.proname, p.provolatile, p.prosecdef, p.prokind, l.lanname,
             p.pronargs, p.oid < 16384 as of_server,
             exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                        and d.deptype = 'e') as of_extension,
             exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                        and d.refclassid = 'pg_catalog.pg_type'::regclass
                        and d.deptype = 'i') as of_type,
             pg_catalog.pg_function_is_visible(p.oid) as visible,
             pg_catalog.concat_ws(', ', pg_catalog.pg_get_function_arguments(p.oid),
                                  pg_catalog.pg_get_function_result(p.oid)) as signature,
             %s as body
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        join pg_catalog.pg_language l on l.oid = p.prolang
       where p.proname = any (?)
      """;

  private static final int SQL_BODIES_SINCE = 14;
  private static final String SQL_BODY =
      "coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc)";

  private static final String OPERATORS =
      """
      select p.proname, n.nspname
        from pg_catalog.pg_operator o
        join pg_catalog.pg_proc p on p.oid = o.oprcode
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
       where o.oid >= 16384 and o.oprname = any (?)
      """;

  private static final String CASTS =
      """
      select p.proname, n.nspname
        from pg_catalog.pg_cast c
        join pg_catalog.pg_proc p on p.oid = c.castfunc
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
       where c.oid >= 16384
      """;

  private final Connection connection;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private boolean writes;

  CatalogueWall(Connection connection) {
    this.connection = connection;
  }

  Optional<Refusal> judge(String sql) throws SQLException {
    waiting.add(sql);
    writes = StatementKind.of(SqlText.code(sql)) == StatementKind.EXPLAIN;
    Optional<Refusal> refusal = casts();
    while (refusal.isEmpty() && !waiting.isEmpty()) {
      String text = waiting.remove();
      if (seen.add(text)) {
        refusal =
            seen.size() > MAX_TEXTS
                ? refuse("too-deep", "it reaches too many views and functions to judge them all")
                : judge(Mentions.in(text));
      }
    }
    return refusal;
  }

  private Optional<Refusal> judge(Mentions mentions) throws SQLException {
    if (!mentions.readable()) {
      return refuse("unreadable", "a view or function that it reaches cannot be read");
    }
    Optional<Refusal> byName = FunctionRules.objectionTo(mentions);
    if (byName.isPresent()) {
      return byName;
    }
    ReachedObjects reached = new ReachedObjects(connection, mentions.names());
    List<String> foreign = reached.foreignTables();
    if (!foreign.isEmpty()) {
      return refuse("foreign-table", foreign.get(0) + " lies on another server or in a file");
    }
    waiting.addAll(reached.texts(writes));
    Optional<Refusal> refusal = functions(mentions.functions());
    return refusal.isPresent() ? refusal : operators(mentions.operators());
  }

  private Optional<Refusal> operators(Set<String> operators) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPERATORS)) {
      statement.setArray(1, connection.createArrayOf("text", operators.toArray()));
      return called(statement);
    }
  }

  /** A cast may be implicit, so every one that was made in this database counts. */
  private Optional<Refusal> casts() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CASTS)) {
      return called(statement);
    }
  }

  private Optional<Refusal> called(PreparedStatement functions) throws SQLException {
    Set<Called> called = new HashSet<>();
    try (ResultSet row = functions.executeQuery()) {
      while (row.next()) {
        called.add(
            new Called(row.getString("nspname"), row.getString("proname"), Arguments.IN_BRACKETS));
      }
    }
    return functions(called);
  }

  private Optional<Refusal> functions(Set<Called> called) throws SQLException {
    if (called.isEmpty()) {
      return Optional.empty();
    }
    Object[] names = called.stream().map(Called::name).distinct().toArray();
    boolean bodies = connection.getMetaData().getDatabaseMajorVersion() >= SQL_BODIES_SINCE;
    String sql = FUNCTIONS.formatted(bodies ? SQL_BODY : "p.prosrc");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet row = statement.executeQuery()) {
        Optional<Refusal> refusal = Optional.empty();
        while (refusal.isEmpty() && row.next()) {
          if (isMeant(row, called)) {
            refusal = function(row);
          }
        }
        return refusal;
      }
    }
  }

  private static boolean isMeant(ResultSet row, Set<Called> called) throws SQLException {
    String name = row.getString("proname");
    String schema = row.getString("nspname");
    boolean visible = row.getBoolean("visible");
    boolean oneArgument = row.getInt("pronargs") == 1;
    return called.stream()
        .filter(call -> call.name().equals(name))
        .filter(call -> oneArgument || call.arguments() == Arguments.IN_BRACKETS)
        .anyMatch(call -> call.schema() == null ? visible : call.schema().equals(schema));
  }

  private Optional<Refusal> function(ResultSet row) throws SQLException {
    String name = row.getString("proname");
    boolean isVolatile = row.getString("provolatile").equals("v");
    if (row.getBoolean("of_server") || row.getBoolean("of_extension")) {
      return isVolatile && !FunctionRules.isHarmless(name)
          ? refuse("function", name + " has effects beyond its result")
          : Optional.empty();
    }
    if (row.getBoolean("of_type") && row.getString("lanname").equals("internal")) {
      // The server made it with a type, as it does for ranges.
      return Optional.empty();
    }
    if (row.getBoolean("prosecdef") || !"fw".contains(row.getString("prokind"))) {
      return refuse("function", name + " may write or run with its owner's rights");
    }
    if (isVolatile) {
      return refuse("function", name + OF_VOLATILE);
    }
    waiting.add(row.getString("signature"));
    return body(name, row.getString("lanname"), row.getString("body"));
  }

  private Optional<Refusal> body(String name, String language, @Nullable String body) {
    if (body == null || !JUDGED_LANGUAGES.contains(language)) {
      return refuse("function", name + " is written in " + language + " and cannot be judged");
    }
    if (language.equals("plpgsql") && Mentions.in(body).names().contains("execute")) {
      return refuse("function", name + " runs SQL out of strings");
    }
    waiting.add(body);
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
