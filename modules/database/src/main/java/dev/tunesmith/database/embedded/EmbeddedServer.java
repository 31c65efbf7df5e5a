package dev.tunesmith.database.embedded;

import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, on a free port of this machine's loopback interface and for this
 * process only: it is closed with it, and what a killed process leaves is removed by the next one.
 */
public final class EmbeddedServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  /** The database that every server has from its start. */
  public static final String FIRST_DATABASE = "postgres";

  private static final String USER = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final int SOCKET_SECONDS = 600;

  /**
   * What the server may use.
   *
   * @param sharedBuffersMegabytes the server's own cache
   * @param maxConnections sessions at once
   */
  public record Settings(int sharedBuffersMegabytes, int maxConnections) {

    /** For a sandbox on two cores and two gigabytes. */
    public static final Settings SANDBOX = new Settings(256, 20);

    /** For a database that only holds examples. */
    public static final Settings SMALL = new Settings(64, 20);
  }

  private final Path home;
  private final EmbeddedPostgres server;
  private final String password;
  private final Map<Login, String> passwords = new EnumMap<>(Login.class);
  private final Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(Path home, EmbeddedPostgres server, String password) {
    this.home = home;
    this.server = server;
    this.password = password;
    for (Login login : Login.values()) {
      passwords.put(login, newPassword());
    }
    this.hook = new Thread(this::stopAndRemove, "tunesmith-server-stop");
  }

  /**
   * Starts a server with room for a sandbox; takes about two seconds, for the first of a process.
   */
  public static EmbeddedServer start() {
    return start(Settings.SANDBOX);
  }

  /**
   * Starts a server.
   *
   * @throws DatabaseException if it does not start
   */
  public static EmbeddedServer start(Settings settings) {
    // The processes of a half-started server would be lost sight of.
    return CancellableRun.completely(() -> started(settings));
  }

  private static EmbeddedServer started(Settings settings) {
    try {
      Path home = ServerHomes.ofThisUser().create();
      EmptyCluster.layOut(ServerHomes.data(home));
      EmbeddedServer started = new EmbeddedServer(home, launch(home, settings), newPassword());
      Runtime.getRuntime().addShutdownHook(started.hook);
      started.demandPassword();
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new DatabaseException(
          "the embedded PostgreSQL did not start: "
              + e.getMessage()
              + "; is there room in "
              + System.getProperty("java.io.tmpdir")
              + "?",
          e);
    }
  }

  private static EmbeddedPostgres launch(Path home, Settings settings) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(ServerHomes.data(home))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START)
            .setLocaleConfig("locale", "C.UTF-8");
    configuration(settings).forEach(builder::setServerConfig);
    return builder.start();
  }

  /*
   * The data is a copy, so nothing is kept safe from a power cut. Nothing may run but what is being
   * measured: no autovacuum, no checkpoint by the clock. No parallel workers and no JIT: with two
   * cores, their start and their share of a core make timings jump, and a gain must not hang on it.
   */
  private static Map<String, String> configuration(Settings settings) {
    Map<String, String> values = new TreeMap<>();
    values.put("listen_addresses", "127.0.0.1");
    values.put("unix_socket_directories", "");
    values.put("shared_buffers", settings.sharedBuffersMegabytes() + "MB");
    values.put("max_connections", Integer.toString(settings.maxConnections()));
    values.put("maintenance_work_mem", "128MB");
    values.put("fsync", "off");
    values.put("synchronous_commit", "off");
    values.put("full_page_writes", "off");
    values.put("wal_level", "minimal");
    values.put("max_wal_senders", "0");
    values.put("max_wal_size", "2GB");
    values.put("checkpoint_timeout", "1d");
    values.put("autovacuum", "off");
    values.put("jit", "off");
    values.put("max_parallel_workers_per_gather", "0");
    values.put("max_parallel_maintenance_workers", "1");
    values.put("track_io_timing", "off");
    values.put("logging_collector", "off");
    values.put("log_min_messages", "fatal");
    values.put("timezone", "UTC");
    return values;
  }

  private static String newPassword() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A copy of somebody's data must not be open to every user of this machine. */
  private void demandPassword() throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      EmptyCluster.keep(ServerHomes.data(home), statement);
      statement.execute("alter role " + USER + " password '" + password + "'");
      for (Login login : Login.values()) {
        statement.execute(
            "create role " + login.role() + " login password '" + passwords.get(login) + "'");
      }
      Files.writeString(
          ServerHomes.data(home).resolve("pg_hba.conf"),
          "host all all 127.0.0.1/32 scram-sha-256\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.TRUNCATE_EXISTING);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      close();
      throw Failures.of(e, "setting up the embedded server");
    }
  }

  /** Connections to the server's first database, as its superuser; each call opens a new one. */
  public DataSource dataSource() {
    return dataSource(FIRST_DATABASE);
  }

  /** Connections to a database of that name, as the server's superuser. */
  public DataSource dataSource(String database) {
    return dataSource(database, USER, password);
  }

  /** Connections as the superuser in which names mean nothing but the server's own objects. */
  public DataSource superuser(String database) {
    PGSimpleDataSource source = dataSource(database, USER, password);
    source.setOptions("-c search_path=pg_catalog,pg_temp");
    return source;
  }

  /** Connections as the login that owns what was copied, without rights to anything else. */
  public DataSource owner(String database) {
    return dataSource(database, Login.OWNER);
  }

  /** Connections as a login that may use what was copied and owns nothing. */
  public DataSource client(String database) {
    return dataSource(database, Login.CLIENT);
  }

  private DataSource dataSource(String database, Login login) {
    return dataSource(database, login.role(), passwords.getOrDefault(login, ""));
  }

  private PGSimpleDataSource dataSource(String database, String user, String secret) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(secret);
    source.setApplicationName("tunesmith");
    source.setLoginTimeout(10);
    source.setSocketTimeout(SOCKET_SECONDS);
    source.setCancelSignalTimeout(2);
    // A plan is to be made for each run, as on a fresh session, not from the fifth run on kept.
    source.setPrepareThreshold(0);
    return source;
  }

  /** The JDBC address of the server's first database, without user and password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + FIRST_DATABASE;
  }

  /** The superuser's name. */
  public String user() {
    return USER;
  }

  /** The superuser's password, drawn when the server was started. */
  public String password() {
    return password;
  }

  /**
   * Runs a script's statements one by one, each in its own transaction.
   *
   * @throws dev.tunesmith.database.StatementFailedException at the first that fails, with its line
   */
  public void execute(String sqlScript) {
    int line = 1;
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (SqlStatement next : SqlScript.split(sqlScript)) {
        line = next.line();
        statement.execute(next.sql());
      }
    } catch (SQLException e) {
      throw Failures.of(e, "running line " + line + " of a script");
    }
  }

  /** Stops the server and removes its files. */
  @Override
  public void close() {
    if (closed.get()) {
      return;
    }
    CancellableRun.completely(
        () -> {
          stopAndRemove();
          return closed;
        });
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending; its hook stays", e);
    }
  }

  private void stopAndRemove() {
    if (closed.compareAndSet(false, true)) {
      try {
        server.close();
        ServerHomes.remove(home);
      } catch (IOException e) {
        LOG.warn("the embedded server's files in {} could not be removed", home, e);
      }
    }
  }
}
