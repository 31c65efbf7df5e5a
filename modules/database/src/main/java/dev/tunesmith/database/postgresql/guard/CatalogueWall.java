package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.sql.FunctionRules;
import dev.tunesmith.database.sql.Mentions;
import dev.tunesmith.database.sql.Mentions.Arguments;
import dev.tunesmith.database.sql.Mentions.Called;
import dev.tunesmith.database.sql.Refusal;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import java.sql.Array;
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
import java.util.regex.Pattern;
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

  /* Under other settings than these a function's text may mean something else. */
  private static final Pattern KNOWN_SETTING =
      Pattern.compile(
          "(?:search_path|work_mem|hash_mem_multiplier|enable_\\w+|jit\\w*|plan_cache_mode|\\w+_cost"
              + "|effective_cache_size|from_collapse_limit|join_collapse_limit|geqo\\w*"
              + "|max_parallel_workers_per_gather|(?:statement|lock)_timeout|timezone|datestyle"
              + "|intervalstyle|extra_float_digits|default_text_search_config"
              + "|client_min_messages)=.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
             pg_catalog.pg_function_is_visible(p.oid) as visible, p.proconfig,
             pg_catalog.concat_ws(', ', pg_catalog.pg_get_function_arguments(p.oid),
                                  pg_catalog.pg_get_function_result(p.oid)) as signature,
             case when p.prokind = 'a' then
               (select pg_catalog.string_agg(pg_catalog.format('%%I.%%I()', sn.nspname, s.proname),
                                             ' ')
                  from pg_catalog.pg_aggregate a
                  join pg_catalog.pg_proc s
                    on s.oid in (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn,
                                 a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn)
                  join pg_catalog.pg_namespace sn on sn.oid = s.pronamespace
                 where a.aggfnoid = p.oid)
             else %s end as body
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        join pg_catalog.pg_language l on l.oid = p.prolang
       where p.proname = any (?)
      """;

  private static final int SQL_BODIES_SINCE = 14;
  private static final String SQL_BODY =
      "coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc)";

  /* A planner turns operators round and takes what negates them. */
  private static final String OPERATORS =
      """
      with recursive meant(oid) as (
        select o.oid from pg_catalog.pg_operator o where o.oprname = any (?)
        union
        select other.oid
          from meant
          join pg_catalog.pg_operator o on o.oid = meant.oid
          cross join lateral (values (o.oprnegate), (o.oprcom)) other(oid)
         where other.oid <> 0)
      select p.proname, n.nspname
        from meant
        join pg_catalog.pg_operator o on o.oid = meant.oid and o.oid >= 16384
        join pg_catalog.pg_proc p on p.oid = o.oprcode
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
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
  private final Deque<Text> waiting = new ArrayDeque<>();
  private final Set<Text> seen = new HashSet<>();
  private boolean writes;

  /**
   * Whose names a text without a schema means: those of the session's path, or of one of its own.
   */
  private enum Path {
    SESSION,
    UNKNOWN
  }

  private record Text(String sql, Path path) {}

  CatalogueWall(Connection connection) {
    this.connection = connection;
  }

  Optional<Refusal> judge(String sql) throws SQLException {
    waiting.add(new Text(sql, Path.SESSION));
    writes = StatementKind.of(SqlText.code(sql)) == StatementKind.EXPLAIN;
    Optional<Refusal> refusal = casts();
    while (refusal.isEmpty() && !waiting.isEmpty()) {
      Text text = waiting.remove();
      if (seen.add(text)) {
        refusal =
            seen.size() > MAX_TEXTS
                ? refuse("too-deep", "it reaches too many views and functions to judge them all")
                : judge(Mentions.in(text.sql()), text.path());
      }
    }
    return refusal;
  }

  private Optional<Refusal> judge(Mentions mentions, Path path) throws SQLException {
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
    reached.texts(writes).forEach(text -> waiting.add(new Text(text, path)));
    Optional<Refusal> refusal = functions(mentions.functions(), path);
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
    return functions(called, Path.SESSION);
  }

  private Optional<Refusal> functions(Set<Called> called, Path path) throws SQLException {
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
          if (isMeant(row, called, path)) {
            refusal = function(row, path);
          }
        }
        return refusal;
      }
    }
  }

  private static boolean isMeant(ResultSet row, Set<Called> called, Path path) throws SQLException {
    String name = row.getString("proname");
    String schema = row.getString("nspname");
    boolean visible = path == Path.UNKNOWN || row.getBoolean("visible");
    boolean oneArgument = row.getInt("pronargs") == 1;
    return called.stream()
        .filter(call -> call.name().equals(name))
        .filter(call -> oneArgument || call.arguments() == Arguments.IN_BRACKETS)
        .anyMatch(call -> call.schema() == null ? visible : call.schema().equals(schema));
  }

  private Optional<Refusal> function(ResultSet row, Path path) throws SQLException {
    String name = row.getString("proname");
    if (row.getBoolean("of_server") || row.getBoolean("of_extension")) {
      return isVolatile(row) && !FunctionRules.isHarmless(name)
          ? refuse("function", name + " has effects beyond its result")
          : Optional.empty();
    }
    if (row.getBoolean("of_type") && row.getString("lanname").equals("internal")) {
      // The server made it with a type, as it does for ranges.
      return Optional.empty();
    }
    return ofDatabase(row, path);
  }

  private static boolean isVolatile(ResultSet row) throws SQLException {
    return row.getString("provolatile").equals("v");
  }

  private Optional<Refusal> ofDatabase(ResultSet row, Path path) throws SQLException {
    String name = row.getString("proname");
    if (row.getBoolean("prosecdef") || !"fwa".contains(row.getString("prokind"))) {
      return refuse("function", name + " may write or run with its owner's rights");
    }
    if (isVolatile(row)) {
      return refuse("function", name + OF_VOLATILE);
    }
    List<String> settings = settings(row);
    if (!settings.stream().allMatch(each -> KNOWN_SETTING.matcher(each).matches())) {
      return refuse("function", name + " runs under settings of its own");
    }
    waiting.add(new Text(row.getString("signature"), path));
    Path own = settings.stream().anyMatch(CatalogueWall::isPath) ? Path.UNKNOWN : path;
    String body = row.getString("body");
    if (row.getString("prokind").equals("a")) {
      waiting.add(new Text(body, own));
      return Optional.empty();
    }
    return body(name, row.getString("lanname"), body, own);
  }

  private static List<String> settings(ResultSet row) throws SQLException {
    Array settings = row.getArray("proconfig");
    return settings == null ? List.of() : List.of((String[]) settings.getArray());
  }

  private static boolean isPath(String setting) {
    return setting.startsWith("search_path=");
  }

  private Optional<Refusal> body(String name, String language, @Nullable String body, Path path) {
    if (body == null || !JUDGED_LANGUAGES.contains(language)) {
      return refuse("function", name + " is written in " + language + " and cannot be judged");
    }
    if (language.equals("plpgsql") && Mentions.in(body).names().contains("execute")) {
      return refuse("function", name + " runs SQL out of strings");
    }
    if (language.equals("plpgsql") && EndlessHandler.isIn(body)) {
      return refuse("function", name + " goes on after it was cancelled");
    }
    waiting.add(new Text(body, path));
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
