package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.Piece.Code;
import dev.tunesmith.skillfiles.contract.Piece.Heading;
import dev.tunesmith.skillfiles.contract.Piece.Markup;
import dev.tunesmith.skillfiles.contract.Piece.Point;
import dev.tunesmith.skillfiles.contract.Piece.Prose;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a text to a contract, piece by piece. */
public final class ContractReader {

  private static final Pattern LEVEL_NUMBER = Pattern.compile("(?i)^(?:level\\s*)?([1-4])\\b.*");
  private static final Pattern INLINE_LEVEL =
      Pattern.compile("(?i)^level\\s*([1-4])\\b[^:]{0,60}:\\s*(.+)$");

  private final Items items = new Items();
  private final Place place = new Place();
  private final Levels levels = new Levels(items);
  private final YamlItems yaml =
      new YamlItems(items, (number, entry) -> levels.say(number, entry.text(), entry.line()));
  private final ElementItems elements = new ElementItems(items);

  private ContractReader() {}

  /** Reads {@code text}, whose first line is line {@code firstLine} of its file. */
  public static Contract read(String text, int firstLine, FirstReading first) {
    ContractReader reader = new ContractReader();
    reader.items.addAll(first.items());
    reader.items.addAll(first.forbids().patterns());
    List<String> lines = Arrays.asList(text.split("\n", -1));
    new PieceStream(lines, firstLine).pieces().forEach(reader::read);
    reader.levels.finish();
    return new Contract(
        new DeclaredProtocol(reader.levels.declared(first.whom()), first.kinds()),
        first.references(),
        first.forbids().rules(),
        reader.items.inOrder());
  }

  private void read(Piece piece) {
    if (piece instanceof Heading heading) {
      place.enter(heading);
      levels.enter(heading);
    } else if (piece instanceof Prose prose) {
      readProse(prose);
    } else if (piece instanceof Point point) {
      readPoint(point);
    } else if (piece instanceof Row row) {
      readRow(row);
    } else if (piece instanceof Code code) {
      readCode(code);
    } else if (piece instanceof Markup markup) {
      elements.add(markup.element());
    }
  }

  private void readProse(Prose prose) {
    if (levels.isOpen()) {
      levels.prose(prose);
      return;
    }
    if (prose.source().startsWith("**") && prose.source().endsWith("**")) {
      place.group(prose.text());
    } else if (place.kind() == Kind.GUARDRAIL || place.kind() == Kind.FORBIDDEN_PATTERN) {
      items.add(place.kind(), place.section(), prose.text(), prose.line());
    }
  }

  private void readPoint(Point point) {
    Matcher inline = INLINE_LEVEL.matcher(point.text());
    if (levels.isOpen()) {
      levels.point(point);
    } else if (inline.matches() && !point.text().contains("→")) {
      levels.say(Integer.parseInt(inline.group(1)), inline.group(2), point.line());
      items.add(Kind.LEVEL, place.section(), point.text(), point.nested(), point.line());
    } else {
      items.addPoint(place.kind(), place.section(), point);
    }
  }

  private void readRow(Row row) {
    if (row.cells().isEmpty() || row.cells().get(0).isBlank()) {
      return;
    }
    String first = row.cells().get(0);
    List<String> rest = row.cells().subList(1, row.cells().size());
    String title = row.header().isEmpty() ? "" : Plain.words(row.header().get(0));
    Kind kind = kindOfTable(title, row.header());
    Matcher level = LEVEL_NUMBER.matcher(first);
    if (title.startsWith("level") && level.matches()) {
      for (int index = 1; index < Math.min(row.cells().size(), row.header().size()); index++) {
        String said = row.header().get(index) + ": " + row.cells().get(index);
        levels.say(Integer.parseInt(level.group(1)), said, row.line());
      }
      items.add(Kind.LEVEL, place.section(), first, rest, row.line());
    } else if (kind == Kind.METRIC && !rest.isEmpty()) {
      items.add(kind, place.section(), first + ": " + rest.get(0), rest, row.line());
    } else {
      items.add(kind, place.section(), first, rest, row.line());
    }
  }

  private Kind kindOfTable(String title, List<String> header) {
    if (title.startsWith("challenge") || title.startsWith("problem")) {
      return Kind.CHALLENGE;
    }
    boolean hasTarget =
        header.stream().anyMatch(cell -> cell.toLowerCase(Locale.ROOT).startsWith("target"));
    if (hasTarget) {
      return Kind.METRIC;
    }
    return title.startsWith("trigger") ? Kind.ESCALATION_TRIGGER : place.kind();
  }

  private void readCode(Code code) {
    String language = code.language().toLowerCase(Locale.ROOT);
    if (language.startsWith("yaml") || language.startsWith("yml")) {
      yaml.add(code, place.kind(), place.section());
    } else if (levels.isOpen()) {
      levels.code(code);
    } else if (place.kind() == Kind.DELIVERABLE && language.isEmpty()) {
      MessageForm.fields(code)
          .forEach((line, text) -> items.add(Kind.DELIVERABLE, place.section(), text, line));
    }
  }
}
