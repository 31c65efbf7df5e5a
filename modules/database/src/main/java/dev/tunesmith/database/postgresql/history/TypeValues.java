package dev.tunesmith.database.postgresql.history;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Made-up values of the server's types, and how they are written. */
final class TypeValues {

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Set<String> NUMBERS =
      Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "oid");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "unknown", "name");

  private static final Map<String, String> SOME =
      Map.ofEntries(
          Map.entry("bool", "true"),
          Map.entry("date", "today"),
          Map.entry("timestamp", "today"),
          Map.entry("timestamptz", "today"),
          Map.entry("time", "12:00"),
          Map.entry("timetz", "12:00"),
          Map.entry("interval", "1 day"),
          Map.entry("uuid", "00000000-0000-4000-8000-000000000000"),
          Map.entry("json", "{}"),
          Map.entry("jsonb", "{}"),
          Map.entry("bytea", "\\x00"),
          Map.entry("inet", "192.0.2.1"),
          Map.entry("cidr", "192.0.2.0/24"),
          Map.entry("macaddr", "00:00:5e:00:53:00"),
          Map.entry("point", "(0,0)"),
          Map.entry("box", "((0,0),(1,1))"),
          Map.entry("regconfig", "simple"),
          Map.entry("tsquery", "a"),
          Map.entry("tsvector", "a"),
          Map.entry("xml", "<a/>"),
          Map.entry("bit", "0"),
          Map.entry("varbit", "0"));

  /* The catalogue's names where they are not the driver's. */
  private static final Map<String, String> CATALOGUE_NAMES =
      Map.of(
          "int2", "smallint",
          "int4", "integer",
          "int8", "bigint",
          "float4", "real",
          "float8", "double precision",
          "bool", "boolean",
          "bpchar", "character",
          "varchar", "character varying",
          "timestamp", "timestamp without time zone",
          "timestamptz", "timestamp with time zone");

  private TypeValues() {}

  static boolean isOfType(String columnType, String parameterType) {
    String plain = columnType.replaceAll("\\(.*?\\)", "");
    boolean texts = isText(parameterType) && (plain.equals("text") || plain.startsWith("char"));
    return texts || plain.equals(CATALOGUE_NAMES.getOrDefault(parameterType, parameterType));
  }

  static String some(String type) {
    if (isArray(type) || type.endsWith("range")) {
      return isArray(type) ? "{}" : "empty";
    }
    return SOME.getOrDefault(type, NUMBERS.contains(type) ? "1" : "a");
  }

  static String fresh(String type, int number) {
    return switch (type) {
      case "int2" -> Integer.toString(32_000 + number);
      case "int4", "oid" -> Integer.toString(2_147_480_000 + number);
      case "int8" -> Long.toString(9_223_372_036_854_700_000L + number);
      case "numeric", "float4", "float8" -> Integer.toString(999_000 + number);
      case "uuid" -> String.format(Locale.ROOT, "7e57ab1e-0000-4000-8000-%012d", number);
      case "text", "varchar", "bpchar" -> "new-" + number;
      default -> some(type);
    };
  }

  static boolean isText(String type) {
    return TEXTS.contains(type);
  }

  /** Whether a value stands in a statement as it is, without quotes. */
  static boolean isPlain(String value, String type) {
    return (NUMBERS.contains(type) && NUMBER.matcher(value).matches())
        || (type.equals("bool") && (value.equals("true") || value.equals("false")));
  }

  /** The driver writes an array's type with an underscore before it. */
  static String sqlName(String type) {
    return isArray(type) ? type.substring(1) + "[]" : type;
  }

  private static boolean isArray(String type) {
    return type.startsWith("_");
  }
}
