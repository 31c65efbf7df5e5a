package dev.tunesmith.engine.doctor;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.RefusedAddressException;
import dev.tunesmith.database.connection.Credentials;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.connection.TargetAddress;
import dev.tunesmith.database.embedded.ServerForecast;
import dev.tunesmith.database.embedded.ServerStock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a database that is to be tuned. */
final class TargetExamination {
  private static final int SHOWN = 3;

  private TargetExamination() {}

  /** The connection, and if there is one, the rights and the room for a copy. */
  static List<Check> examine(
      String jdbcUrl, String user, @Nullable String password, ServerStock servers) {
    List<Check> checks = new ArrayList<>();
    try (Target target =
        Target.open(
            TargetAddress.parse(jdbcUrl),
            new Credentials(user, password == null ? null : password.toCharArray()))) {
      checks.add(Check.good("database", target.server() + ", " + target.server().database()));
      checks.add(sandbox(servers.foresee(target.server().major())));
      checks.add(rights(target, user));
      checks.add(powers(target, user));
      checks.add(room(target.readSchema()));
    } catch (RefusedAddressException e) {
      checks.add(Check.bad("database", String.valueOf(e.getMessage()), "mend the address"));
    } catch (DatabaseException e) {
      checks.add(
          Check.bad(
              "database", String.valueOf(e.getMessage()), "mend that; nothing was changed there"));
    }
    return checks;
  }

  private static Check sandbox(ServerForecast forecast) {
    return forecast.isOfTargetsVersion()
        ? Check.good("sandbox", forecast.words())
        : Check.doubtful(
            "sandbox",
            forecast.words(),
            "another major version plans otherwise: what is proven there is marked so");
  }

  private static Check rights(Target target, String user) {
    List<TableName> unreadable = target.unreadable();
    return unreadable.isEmpty()
        ? Check.good("rights", user + " may read every table")
        : Check.bad(
            "rights",
            user + " may not read " + some(unreadable),
            "grant " + user + " usage on the schemas and select on the tables");
  }

  private static Check powers(Target target, String user) {
    List<String> powers = target.beyondReading();
    return powers.isEmpty()
        ? Check.good("login", user + " may only read")
        : Check.doubtful(
            "login",
            user + " " + String.join(", ", powers),
            "a login that may only read: " + String.join("; ", target.readingLogin("tunesmith")));
  }

  private static String some(List<TableName> tables) {
    String shown =
        tables.stream().limit(SHOWN).map(TableName::toString).collect(Collectors.joining(", "));
    int more = tables.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static Check room(Schema schema) {
    long bytes =
        schema.tables().stream().mapToLong(Table::bytes).sum()
            + schema.indexes().map(Index::size).mapToLong(Index.Size::bytes).sum();
    String found =
        schema.tables().size()
            + " tables of "
            + MachineExamination.megabytes(bytes)
            + " with their indexes";
    try {
      long free = MachineExamination.usableBytes(MachineExamination.temporary());
      return free > bytes
          ? Check.good("copy", found + " fit here")
          : Check.bad(
              "copy",
              found + " do not fit into " + MachineExamination.megabytes(free),
              "make room, or name a roomier folder with -Djava.io.tmpdir");
    } catch (IOException e) {
      return Check.doubtful("copy", found, "how much room there is here cannot be found out");
    }
  }
}
