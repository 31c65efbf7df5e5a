package dev.tunesmith.agents;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A row of the list of attacks that aim at the model or at what leaves the machine. */
record Attack(String id, String input, String expected) {
  private static final Pattern UNICODE = Pattern.compile("(?:\\\\u|U\\+)([0-9A-Fa-f]{4,5})");

  static List<Attack> all() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(Attack.class.getResourceAsStream("attacks.tsv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(Attack::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attack parse(String line) {
    String[] fields = line.split("\t", -1);
    String lines = fields[2].replace("\\n", "\n").replace("\\r", "\r");
    String input =
        UNICODE
            .matcher(lines)
            .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    return new Attack(fields[1], input, fields[4]);
  }

  @Override
  public String toString() {
    return id;
  }
}
