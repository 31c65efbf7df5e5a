package dev.tunesmith.database.embedded;

import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.Path;
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
import java.util.concurrent.locks.LockSupport;
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

  /** A machine may be so busy that a login takes long; one that waits longer has other troubles. */
  private static final int LOGIN_SECONDS = 60;

  /** The database that every server has from its start. */
  public static final String FIRST_DATABASE = "postgres";

  private static final String USER = "postgres";

  /* The driver keeps whatever copied code says until its statement has ended. */
  private static final String QUIET = "-c client_min_messages=error";

  /* With what a server begins, since one may begin with the files of another of this process. */
  private static final String FIRST_PASSWORD = newPassword();
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
  private static final int SOCKET_SECONDS = 600;

  /**
   * What the server may use.
   *
   * @param sharedBuffersMegabytes the server's own cache
   * @param maxConnections sessions at once
   * @param preloaded the libraries that are loaded with the server; empty for none
   */
  public record Settings(int sharedBuffersMegabytes, int maxConnections, String preloaded) {

    /** For a sandbox on two cores and two gigabytes. */
    public static final Settings SANDBOX = new Settings(256, 80, "");

    /** For a database that only holds examples. */
    public static final Settings SMALL = new Settings(64, 20, "");

    /** The same, with statistics of the statements that run. */
    public Settings remembering() {
      return new Settings(sharedBuffersMegabytes, maxConnections, "pg_stat_statements");
    }
  }

  private final Path home;
  private final ServerProcess process;
  private final String password = newPassword();
  private final Map<Login, String> passwords = new EnumMap<>(Login.class);
  private final Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(Path home, ServerProcess process) {
    this.home = home;
    this.process = process;
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
    return start(settings, ServerBinaries.confined());
  }

  /**
   * Starts a server of that version.
   *
   * @throws DatabaseException if it does not start
   */
  public static EmbeddedServer start(Settings settings, ServerBinaries binaries) {
    // The processes of a half-started server would be lost sight of.
    return CancellableRun.completely(() -> started(settings, binaries));
  }

  private static EmbeddedServer started(Settings settings, ServerBinaries binaries) {
    try {
      ServerHomes homes = ServerHomes.ofThisUser();
      Path programs = homes.programs(binaries);
      Path home = homes.create();
      ServerProcess process =
          ServerProcess.start(programs, home, USER, FIRST_PASSWORD, configuration(settings));
      EmbeddedServer started = new EmbeddedServer(home, process);
      Runtime.getRuntime().addShutdownHook(started.hook);
      started.receive();
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
    values.put("shared_preload_libraries", settings.preloaded());
    values.put("maintenance_work_mem", "128MB");
    values.put("fsync", "off");
    values.put("synchronous_commit", "off");
    values.put("full_page_writes", "off");
    values.put("wal_level", "minimal");
    values.put("max_wal_senders", "0");
    values.put("max_wal_size", "2GB");
    // Copied code may take a cancellation for an error like others; it cannot outlive its client.
    values.put("client_connection_check_interval", "1s");
    values.put("checkpoint_timeout", "1d");
    values.put("autovacuum", "off");
    values.put("jit", "off");
    values.put("max_parallel_workers_per_gather", "0");
    values.put("max_parallel_maintenance_workers", "1");
    values.put("track_io_timing", "off");
    values.put("logging_collector", "off");
    values.put("log_min_messages", "fatal");
    values.put("timezone", "UTC");
    values.put("password_encryption", "scram-sha-256");
    values.put("standard_conforming_strings", "on");
    values.put("backslash_quote", "safe_encoding");
    return values;
  }

  private static String newPassword() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Waits until it answers, and makes the logins without rights. */
  private void receive() throws IOException {
    try (Connection connection = firstConnection();
        Statement statement = connection.createStatement()) {
      process.keepEmpty(statement);
      statement.execute("alter role " + USER + " password '" + password + "'");
      for (Login login : Login.values()) {
        statement.execute(
            "create role " + login.role() + " login password '" + passwords.get(login) + "'");
      }
    } catch (SQLException e) {
      close();
      throw Failures.of(e, "setting up the embedded server");
    }
  }

  private Connection firstConnection() throws IOException, SQLException {
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        return dataSource(FIRST_DATABASE, USER, FIRST_PASSWORD).getConnection();
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          String told = process.told();
          close();
          throw new IOException(told.isEmpty() ? e.getMessage() : told, e);
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
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
    source.setOptions("-c search_path=pg_catalog,pg_temp " + QUIET);
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

  /**
   * Connections to the first database as a login {@code reader} that may read all of it and do
   * nothing else; each call makes that login, which must not be there yet.
   */
  public DataSource reader() {
    String secret = newPassword();
    execute(
        "create role reader login password '"
            + secret
            + "';\ngrant pg_read_all_data, pg_monitor to reader;\n");
    return dataSource(FIRST_DATABASE, "reader", secret);
  }

  private DataSource dataSource(String database, Login login) {
    return dataSource(database, login.role(), passwords.getOrDefault(login, ""));
  }

  private PGSimpleDataSource dataSource(String database, String user, String secret) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {process.port()});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(secret);
    source.setApplicationName("tunesmith");
    source.setOptions(QUIET);
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setSocketTimeout(SOCKET_SECONDS);
    source.setCancelSignalTimeout(2);
    // A plan is to be made for each run, as on a fresh session, not from the fifth run on kept.
    source.setPrepareThreshold(0);
    return source;
  }

  /** The name of the database that is there from the server's start. */
  public String firstDatabase() {
    return FIRST_DATABASE;
  }

  /** The JDBC address of the server's first database, without user and password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + FIRST_DATABASE;
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
        process.stop();
        ServerHomes.remove(home);
      } catch (IOException e) {
        LOG.warn("the embedded server's files in {} could not be removed", home, e);
      }
    }
  }
}
