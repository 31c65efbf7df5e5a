package dev.tunesmith.database.reading;

import dev.tunesmith.database.TestResources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row of the list of attacks. */
public record Attack(String dialect, String id, String input, String expected, String layers) {

  private static final Map<String, String> ESCAPES =
      Map.of("n", "\n", "r", "\r", "t", "\t", "0", "\0", "\\", "\\");

  /** All rows, of every dialect. */
  public static List<Attack> all() {
    return TestResources.text("/security/attacks.tsv").lines().skip(1).map(Attack::parse).toList();
  }

  /** The rows of one dialect. */
  public static List<Attack> of(String dialect) {
    return all().stream().filter(attack -> attack.dialect().equals(dialect)).toList();
  }

  /** How many rows there are by dialect. */
  public static Map<String, Long> counts() {
    return all().stream().collect(Collectors.groupingBy(Attack::dialect, Collectors.counting()));
  }

  private static Attack parse(String line) {
    String[] fields = line.split("\t", -1);
    return new Attack(fields[0], fields[1], unescape(fields[2]), fields[4], fields[5]);
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\' || i + 1 == text.length()) {
        plain.append(text.charAt(i));
      } else if (text.charAt(i + 1) == 'u') {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(ESCAPES.get(text.substring(i + 1, i + 2)));
        i++;
      }
    }
    return plain.toString();
  }

  @Override
  public String toString() {
    return id;
  }
}
