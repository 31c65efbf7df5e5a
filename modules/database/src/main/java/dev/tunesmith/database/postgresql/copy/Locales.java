package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the copy the source's collation, or one that sorts as much like it as the machine allows:
 * whether a plain index serves {@code LIKE 'x%'} hangs on it.
 */
final class Locales {

  private record Locale(String encoding, char provider, String collate, @Nullable String name) {}

  private final Locale locale;

  Locales(Connection source) throws SQLException {
    this.locale = read(source);
  }

  private static Locale read(Connection source) throws SQLException {
    // The columns differ between versions, so they are asked for by name from the row as JSON.
    String sql =
        """
        select pg_catalog.pg_encoding_to_char(d.encoding) as encoding, d.datcollate,
               coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') as provider,
               coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as name
          from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
        """;
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new Locale(
          row.getString("encoding"),
          row.getString("provider").charAt(0),
          row.getString("datcollate"),
          row.getString("name"));
    }
  }

  List<String> createDatabase(String name, Connection administrator) throws SQLException {
    List<String> notes = new ArrayList<>();
    if (!locale.encoding().equals("UTF8")) {
      notes.add("The copy is encoded in UTF8; the target is in " + locale.encoding() + ".");
    }
    String create = "create database " + Names.quote(name) + " template template0 encoding 'UTF8' ";
    List<String> choices = choices();
    for (int i = 0; i < choices.size(); i++) {
      try (Statement statement = administrator.createStatement()) {
        statement.execute(create + choices.get(i));
        if (i > 0) {
          notes.add(
              "The target's collation "
                  + locale.collate()
                  + " is not on this machine; the copy "
                  + "sorts by "
                  + (i == 1 ? "ICU's rules for it" : "the sandbox's own")
                  + ", so text comparisons may cost other than on the target.");
        }
        return notes;
      } catch (SQLException e) {
        if (Failures.endsWork(e) || i == choices.size() - 1) {
          throw e;
        }
      }
    }
    return notes;
  }

  private List<String> choices() {
    String lc = "lc_collate 'C' lc_ctype 'C'";
    String icu = languageTag(locale.collate());
    return switch (locale.provider()) {
      case 'i' -> List.of("locale_provider icu icu_locale " + name() + " " + lc, icu(icu), "");
      case 'b' -> List.of("locale_provider builtin builtin_locale " + name() + " " + lc, "");
      default ->
          List.of(
              "lc_collate %1$s lc_ctype %1$s".formatted(Names.literal(locale.collate())),
              icu(icu),
              "");
    };
  }

  private String name() {
    return Names.literal(locale.name() == null ? "und" : locale.name());
  }

  private static String icu(String tag) {
    return "locale_provider icu icu_locale " + Names.literal(tag) + " lc_collate 'C' lc_ctype 'C'";
  }

  /** {@code de_DE.UTF-8} as {@code de-DE}. */
  private static String languageTag(String collate) {
    String tag = collate.replaceFirst("[.@].*$", "").replace('_', '-');
    return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*") ? tag : "und";
  }
}
