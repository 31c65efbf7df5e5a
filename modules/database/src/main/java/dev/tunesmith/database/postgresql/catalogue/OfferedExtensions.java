package dev.tunesmith.database.postgresql.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The extensions that indexes may need and a server has at hand, though a database lacks them. */
public final class OfferedExtensions {

  /** The setting by which a copy knows what its source's server offers. */
  public static final String SETTING = "tunesmith.offered_extensions";

  /** The names, one a row: of a copy those that its source's server offers as well. */
  public static final String QUERY =
      """
      select v.name::text as name
        from pg_catalog.pg_available_extension_versions v
        join pg_catalog.pg_available_extensions a
          on a.name = v.name and a.default_version = v.version
       where v.trusted and a.installed_version is null
         and v.name in ('pg_trgm', 'btree_gin', 'btree_gist')
         and v.name::text = any (pg_catalog.string_to_array(coalesce(
               pg_catalog.current_setting('tunesmith.offered_extensions', true), v.name), ','))
      """;

  private static final Map<String, Pattern> OPERATORS =
      Map.of(
          "pg_trgm", Pattern.compile("(gin gin|gist gist)_trgm_ops"),
          "btree_gin", Pattern.compile("gin (?!gin_|jsonb_|array_|tsvector_)\\w+_ops"),
          "btree_gist", Pattern.compile("gist gist_(?!trgm_)\\w+_ops"));

  private OfferedExtensions() {}

  /** The extension that holds an access method's operators of that name. */
  public static Optional<String> holding(String method, String operators) {
    return OPERATORS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(method + " " + operators).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
