package dev.tunesmith.database;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says that a server refused or could not finish a statement. */
public final class StatementFailedException extends DatabaseException {

  private static final long serialVersionUID = 1L;

  private static final Pattern NAMED =
      Pattern.compile(
          "\"([^\"]+)\"|(?:function|column|relation|type) ([\\p{L}_][\\p{L}\\p{N}_.$]*)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*+'?");

  /** The codes of a name in a statement that means nothing, or too much. */
  private static final Set<String> OF_NAMES =
      Set.of(
          "42601", "42602", "42701", "42702", "42703", "42704", "42712", "42803", "42846", "42883",
          "42P01", "42P07", "42P10");

  private final String sqlState;
  private final Clue clue;

  /**
   * What may be told beside the code.
   *
   * @param position where in the statement the server saw the fault as it read it; null for a fault
   *     that came up as it ran
   * @param reason for a refusal of ours why, in words without data; else null
   */
  public record Clue(@Nullable Integer position, @Nullable String reason) {

    /** Nothing. */
    public static final Clue NONE = new Clue(null, null);
  }

  /** A statement that ended with the server's five-letter {@code sqlState}. */
  public StatementFailedException(String sqlState, String message, Throwable cause) {
    this(sqlState, message, Clue.NONE, cause);
  }

  /** The same with what may be told of it. */
  public StatementFailedException(String sqlState, String message, Clue clue, Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
    this.clue = clue;
  }

  /**
   * The server's five-letter code, for example {@code 57014} for a statement that took too long.
   */
  public String sqlState() {
    return sqlState;
  }

  /** What may be told beside the code. */
  public Clue clue() {
    return clue;
  }

  @Override
  public String withoutData() {
    return clue.reason == null
        ? "the server refused it with " + sqlState + ": " + meaning()
        : clue.reason;
  }

  /**
   * The same for whoever wrote what failed, with the name that is at fault: one that was written on
   * its own, or anywhere in SQL if the server saw the fault before it looked at any row.
   *
   * @param written names and pieces of SQL, with their literals
   */
  public String withoutData(Stream<String> written) {
    if (clue.reason != null || !OF_NAMES.contains(sqlState)) {
      return withoutData();
    }
    Set<String> known = written.flatMap(this::names).collect(Collectors.toSet());
    return NAMED
        .matcher(String.valueOf(getMessage()).replaceFirst(" \\(while .*$", ""))
        .results()
        .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .filter(known::contains)
        .findFirst()
        .map(name -> withoutData() + ", see " + name)
        .orElseGet(this::withoutData);
  }

  private Stream<String> names(String text) {
    if (clue.position == null) {
      return Stream.of(text).filter(name -> WORD.matcher(name).matches());
    }
    return WORD.matcher(LITERAL.matcher(text).replaceAll(" ")).results().map(MatchResult::group);
  }

  private String meaning() {
    return switch (sqlState) {
      case "42601" -> "a syntax error";
      case "42703" -> "there is no such column";
      case "42702" -> "a column's name is ambiguous";
      case "42803" -> "a column is neither grouped nor aggregated";
      case "42804" -> "the types do not fit each other";
      case "42883" -> "there is no such function or operator for these types";
      case "42P01" -> "there is no such table";
      case "42P07" -> "a table or index of that name is there already";
      case "42P17" -> "the definition is not allowed, for example a function is not immutable";
      case "57014" -> "it took too long";
      default -> meaningOfClass();
    };
  }

  private String meaningOfClass() {
    return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
      case "0A" -> "the server does not support this";
      case "22" -> "a value does not fit its type or function";
      case "23" -> "rows break a constraint";
      case "25" -> "nothing may be written here";
      case "40" -> "the transaction was rolled back";
      case "42" -> "the statement or a name in it is wrong, or it is not permitted";
      case "53" -> "the server lacks room or memory";
      case "54" -> "a limit of the server is exceeded";
      case "55", "57" -> "the server was busy or interrupted it";
      default -> "another fault";
    };
  }
}
