package dev.tunesmith.reports;

import dev.tunesmith.core.session.OtherVersion;
import dev.tunesmith.core.text.HiddenCharacters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of an SQL file: labelled comments, wrapped and in ASCII. */
final class SqlHead {
  private static final int WIDTH = 96;
  private static final String INDENT = "-- " + " ".repeat(10);

  private final StringBuilder text = new StringBuilder();

  /** A head that begins with the words by which such files are known. */
  SqlHead(String mark, int number, String suffix) {
    text.append(mark).append(String.format(Locale.ROOT, "%03d", number)).append(suffix);
    text.append("\n--\n");
  }

  SqlHead add(String label, String words) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "-- %-10s", label + ":"));
    for (String word : ascii(words).split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH && line.length() > INDENT.length()) {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(INDENT);
      }
      line.append(line.charAt(line.length() - 1) == ' ' ? "" : " ").append(word);
    }
    text.append(line).append('\n');
    return this;
  }

  /** What was proven, and by what. */
  SqlHead add(Proof proof, String does) {
    Effect effect = new Effect(proof.trial());
    add("Issue", proof.file().issue().id() + ", " + proof.file().issue().title());
    add("Does", does);
    add("Why", proof.proposal().rootCause());
    add("Measured", effect.benefit());
    add("Evidence", Evidence.list(Evidence.of(proof.trial())) + " in ledger.jsonl");
    effect.refresh().ifPresent(cost -> add("Upkeep", cost));
    return this;
  }

  /** That it was proven on another version, if it was. */
  SqlHead add(@Nullable OtherVersion other) {
    return other == null ? this : add("Version", other.words());
  }

  /** A line that may not be wrapped, since it is to be typed. */
  SqlHead run(String file) {
    text.append("-- Run:      psql -X -v ON_ERROR_STOP=1 -d YOUR_DATABASE -f ");
    text.append(file).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  // psql may read the file in another encoding, and sends comments to the server as well.
  private static String ascii(String text) {
    return HiddenCharacters.onOneLine(text)
        .strip()
        .replace("→", "->")
        .replace("×", "x")
        .replace("–", "-");
  }
}
