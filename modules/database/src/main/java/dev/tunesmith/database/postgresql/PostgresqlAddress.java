package dev.tunesmith.database.postgresql;

import dev.tunesmith.database.RefusedAddressException;
import dev.tunesmith.database.dialect.Connecting.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of one database on one server. Only a host, a port, a database and properties that
 * are known to be harmless can be in it: a driver's URL may otherwise load classes, write files, or
 * switch guards off.
 */
final class PostgresqlAddress implements Address {

  /** What each step of connecting may take: being reached, answering about TLS, logging in. */
  private static final String CONNECT_SECONDS = "30";

  private static final int STEPS = 3;
  // Above every statement_timeout of ours, so that it only ends what the server cannot end.
  private static final Duration SOCKET = Duration.ofMinutes(10);
  private static final Duration CANCEL = Duration.ofSeconds(2);

  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:(?<port>[0-9]{1,5}))?"
              + "/(?<database>[^/?&;=@\\\\\\s%]+)(\\?(?<query>.*))?",
          Pattern.DOTALL);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int DEFAULT_PORT = 5432;

  /** A file of this machine; the driver reads it and sends nothing of it but a certificate. */
  private static final Pattern FILE = Pattern.compile("[^%&?#\\p{Cntrl}]{1,1024}");

  /** The properties that may be given, each with the values it may have. */
  private static final Map<String, Pattern> ALLOWED =
      Map.of(
          "sslmode", Pattern.compile("disable|prefer|require|verify-ca|verify-full"),
          "sslrootcert", FILE,
          "sslcert", FILE,
          "sslkey", FILE,
          "connectTimeout", Pattern.compile("[1-9][0-9]{0,2}"),
          "ApplicationName", Pattern.compile("[A-Za-z0-9 ._-]{1,63}"),
          "channelBinding", Pattern.compile("prefer|require"),
          "gssEncMode", Pattern.compile("disable|allow|prefer|require"),
          "tcpKeepAlive", Pattern.compile("true|false"));

  private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");

  private final String host;
  private final int port;
  private final String database;
  private final Map<String, String> properties;

  private PostgresqlAddress(
      String host, int port, String database, Map<String, String> properties) {
    this.host = host;
    this.port = port;
    this.database = database;
    this.properties = Map.copyOf(properties);
  }

  static PostgresqlAddress parse(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw refused("it does not name one host, an optional port, and one database");
    }
    String host = parts.group("host").toLowerCase(Locale.ROOT);
    Map<String, String> properties = properties(parts.group("query"));
    if ("disable".equals(properties.get("sslmode")) && !LOOPBACK.contains(host)) {
      throw refused("sslmode=disable would send the password and all rows in clear text");
    }
    if (ForbiddenHosts.has(host)) {
      throw refused("its host is not a database but a machine's own metadata");
    }
    if (!LOOPBACK.contains(host)) {
      // Whoever goes without encryption over a network is to say so.
      properties.putIfAbsent("sslmode", "require");
    }
    FILES.forEach(name -> requireFile(name, properties.get(name)));
    return new PostgresqlAddress(
        host, port(parts.group("port")), parts.group("database"), properties);
  }

  private static void requireFile(String name, @Nullable String file) {
    if (file != null && !Files.isReadable(Path.of(file))) {
      throw refused("there is no readable file " + file + " for its property " + name);
    }
  }

  private static int port(@Nullable String text) {
    int port = text == null ? DEFAULT_PORT : Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw refused("its port is not between 1 and 65535");
    }
    return port;
  }

  private static Map<String, String> properties(@Nullable String query) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String property : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String name = property.replaceFirst("=.*", "");
      String value = property.substring(Math.min(property.length(), name.length() + 1));
      if (name.equals("user") || name.equals("password")) {
        throw refused("user and password belong beside the address, not in it");
      }
      Pattern allowed = ALLOWED.get(name);
      if (allowed == null) {
        throw refused("it sets a property that is not allowed; allowed are " + names());
      }
      if (!allowed.matcher(value).matches() || found.put(name, value) != null) {
        throw refused("it gives the property " + name + " twice or with an unusable value");
      }
    }
    return found;
  }

  private static String names() {
    return String.join(", ", ALLOWED.keySet().stream().sorted().toList());
  }

  private static RefusedAddressException refused(String reason) {
    return new RefusedAddressException(
        "the database address is refused: "
            + reason
            + "; write it as jdbc:postgresql://HOST:PORT/DATABASE");
  }

  @Override
  public String display() {
    return host + ":" + port + "/" + database;
  }

  @Override
  public DataSource source(String user, @Nullable String password) {
    if (ForbiddenHosts.leadsTo(host)) {
      throw refused("its host leads to a machine's own metadata");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host.replaceAll("^\\[|]$", "")});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("tunesmith");
    source.setReadOnly(true);
    int seconds = Integer.parseInt(properties.getOrDefault("connectTimeout", CONNECT_SECONDS));
    source.setConnectTimeout(seconds);
    set(source, "sslResponseTimeout", String.valueOf(Duration.ofSeconds(seconds).toMillis()));
    source.setLoginTimeout(STEPS * seconds);
    source.setSocketTimeout((int) SOCKET.toSeconds());
    source.setCancelSignalTimeout((int) CANCEL.toSeconds());
    // Servers of several versions are read; nothing of ours needs a statement kept on the server.
    source.setPrepareThreshold(0);
    properties.forEach((name, value) -> set(source, name, value));
    return source;
  }

  private static void set(PGSimpleDataSource source, String name, String value) {
    try {
      source.setProperty(name, value);
    } catch (SQLException e) {
      throw new IllegalStateException("the driver refuses the property " + name, e);
    }
  }
}
