package dev.tunesmith.database.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The families of types whose operators and functions we know well enough to answer for. */
enum ValueType {
  TEXT("text, character varying, varchar, character, char, bpchar, name, citext"),
  SMALL("smallint, int2"),
  WHOLE("integer, int, int4"),
  BIG("bigint, int8"),
  /** With a precision that bounds it. */
  DECIMAL,
  NUMERIC("numeric, decimal"),
  FLOAT("double precision, real, float4, float8"),
  BOOLEAN("boolean, bool"),
  DATE("date"),
  TIMESTAMP("timestamp, timestamp without time zone"),
  TIMESTAMP_WITH_ZONE("timestamptz, timestamp with time zone"),
  TIME("time, time without time zone"),
  INTERVAL("interval"),
  UUID("uuid"),
  JSON("json"),
  JSONB("jsonb"),
  TEXT_SEARCH("tsvector"),
  NETWORK("inet, cidr, macaddr"),
  RANGE("int4range, int8range, numrange, daterange, tsrange, tstzrange"),
  ARRAY,
  /** A string whose type its neighbours decide. */
  LITERAL,
  NULL,
  /** Known to the server only. */
  OTHER;

  private static final Set<ValueType> WHOLE_NUMBERS = Set.of(SMALL, WHOLE, BIG);

  private final String names;

  ValueType() {
    this("");
  }

  ValueType(String names) {
    this.names = ", " + names + ",";
  }

  /** The family of a type as a catalogue or a statement writes it. */
  static ValueType of(String written) {
    String type = written.toLowerCase(Locale.ROOT).strip();
    if (type.endsWith("[]")) {
      return ARRAY;
    }
    String bare = type.replaceAll("\\s*\\([0-9, -]*\\)", "");
    Optional<ValueType> named =
        Stream.of(values()).filter(each -> each.names.contains(", " + bare + ",")).findFirst();
    return named.filter(NUMERIC::equals).isPresent() && !bare.equals(type)
        ? DECIMAL
        : named.orElse(OTHER);
  }

  boolean isWholeNumber() {
    return WHOLE_NUMBERS.contains(this);
  }

  boolean isText() {
    return this == TEXT || this == LITERAL || this == NULL;
  }

  /** Whether a value can be compared with one of the other, with no conversion that can fail. */
  boolean isComparableWith(ValueType other) {
    return (this == other && this != OTHER)
        || this == LITERAL
        || other == LITERAL
        || this == NULL
        || other == NULL
        || (isNumber() && other.isNumber());
  }

  private boolean isNumber() {
    return isWholeNumber() || this == DECIMAL || this == NUMERIC || this == FLOAT;
  }

  /** Whether every value of this family has one of the other. */
  boolean alwaysBecomes(ValueType other) {
    return (this == other && this != OTHER)
        || this == NULL
        || switch (other) {
          case TEXT -> this != OTHER && this != ARRAY;
          case WHOLE -> this == SMALL || this == BOOLEAN;
          case BIG, FLOAT -> isWholeNumber();
          case NUMERIC -> isWholeNumber() || this == DECIMAL;
          case DATE -> this == TIMESTAMP || this == TIMESTAMP_WITH_ZONE;
          case TIMESTAMP -> this == DATE || this == TIMESTAMP_WITH_ZONE;
          case TIMESTAMP_WITH_ZONE -> this == DATE || this == TIMESTAMP;
          case TIME -> this == TIMESTAMP;
          default -> false;
        };
  }
}
