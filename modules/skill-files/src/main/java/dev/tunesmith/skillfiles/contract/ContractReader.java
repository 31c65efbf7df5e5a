package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.skillfiles.contract.Piece.Code;
import dev.tunesmith.skillfiles.contract.Piece.Heading;
import dev.tunesmith.skillfiles.contract.Piece.Markup;
import dev.tunesmith.skillfiles.contract.Piece.Point;
import dev.tunesmith.skillfiles.contract.Piece.Prose;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import dev.tunesmith.skillfiles.contract.YamlOutline.Entry;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a text to a contract, piece by piece. */
public final class ContractReader implements Piece.Reader {

  private static final Pattern LEVEL_TITLE =
      Pattern.compile("(?i)^[ #<|*>-]*+level(?:[ _-]?\\d|\\s[^<>]*=)");

  private static final Pattern LEVEL_COLUMN = Pattern.compile("^\\s*+\\|?[\\s*]*+level[\\s*]*+\\|");

  private static final int INNERMOST_RANK = 6;

  private final Items items = new Items();
  private final List<ForbiddenRule> forbidden = new ArrayList<>();
  private final Place place = new Place();
  private final Levels levels;
  private final YamlItems yaml = new YamlItems(items, place);
  private final ElementItems elements = new ElementItems(items);
  private final KindTables kinds;

  private ContractReader(Findings findings) {
    this.kinds = new KindTables(findings);
    this.levels = new Levels(items, findings);
  }

  /**
   * Whether a crew cannot be wired without the Markdown of a file: it may say whom a level asks, or
   * hold what is said to be wrong before anything runs. Thousands of files of which this is not so
   * are listed without their Markdown being read.
   */
  public static boolean concernsCrew(Header header, List<String> lines) {
    return !header.rules().isSilent() || lines.stream().anyMatch(ContractReader::concernsCrew);
  }

  private static boolean concernsCrew(String written) {
    String line = HtmlLines.plain(written);
    return line.startsWith("forbid:")
        || (mayNameLevel(line) && LEVEL_TITLE.matcher(line).find())
        || (line.indexOf('|') >= 0 && isOfLevelsOrKinds(line.toLowerCase(Locale.ROOT)));
  }

  private static boolean mayNameLevel(String line) {
    return line.contains("evel") || line.contains("EVEL");
  }

  private static boolean isOfLevelsOrKinds(String line) {
    return line.contains("kind") || LEVEL_COLUMN.matcher(line).find();
  }

  /** The skills that a text names, which takes no reading of its Markdown; no level's are in it. */
  public static List<Reference> references(Header header, List<String> lines, int firstLine) {
    References references = new References(header.references());
    if (lines.stream().anyMatch(References::mayName)) {
      Document.unread(lines, firstLine).readBy(references);
    }
    return references.found();
  }

  /** Reads {@code lines} under {@code header}; the first is the file's {@code firstLine}. */
  public static ContractReading read(
      Header header, List<String> lines, int firstLine, Findings findings) {
    return read(header, Document.of(lines, firstLine), findings);
  }

  /**
   * Reads only what a crew is wired by and what there is to find, and so not all of the contract.
   */
  public static ContractReading readForCrew(
      Header header, List<String> lines, int firstLine, Findings findings) {
    return read(header, Document.brief(lines, firstLine), findings);
  }

  private static ContractReading read(Header header, Document document, Findings findings) {
    ContractReader reader = new ContractReader(findings);
    reader.items.addAll(header.items());
    reader.levels.read(header.rules());
    document.pieces().forEach(piece -> piece.readBy(reader));
    reader.levels.close();
    References references = new References(header.references());
    document.readBy(references);
    references.read(reader.levels.whom().values());
    DeclaredProtocol protocol =
        new DeclaredProtocol(reader.levels.declared(), reader.kinds.kinds());
    Forbids forbids = Forbids.in(header.rules().forbid(), document.fences(), findings);
    reader.items.addAll(forbids.patterns());
    reader.forbidden.addAll(0, forbids.rules());
    return new ContractReading(
        new Contract(protocol, references.found(), reader.forbidden, reader.items.inOrder()),
        reader.levels.whom());
  }

  @Override
  public void read(Heading heading) {
    place.enter(heading);
    levels.enter(heading);
  }

  @Override
  public void read(Prose prose) {
    if (prose.isTitle() && LevelName.isOurs(prose.text())) {
      read(new Heading(INNERMOST_RANK, prose.text(), prose.line()));
      return;
    }
    forbid(prose.text(), prose.line());
    if (levels.isOpen()) {
      levels.read(prose);
    } else if (prose.isTitle()) {
      place.group(prose.text());
    } else if (place.kind() == Kind.GUARDRAIL || place.kind() == Kind.FORBIDDEN_PATTERN) {
      items.add(place.kind(), place.section(), prose.text(), prose.line());
    }
  }

  private void forbid(String text, int line) {
    if (levels.isOpen()
        || place.kind() == Kind.GUARDRAIL
        || place.kind() == Kind.FORBIDDEN_PATTERN) {
      ProhibitionInWords.in(text, line).ifPresent(forbidden::add);
    }
  }

  @Override
  public void read(Point point) {
    forbid(point.text(), point.line());
    if (levels.isOpen()) {
      levels.read(point);
    } else if (levels.readInline(point)) {
      items.add(Kind.LEVEL, place.section(), point);
    } else {
      items.addPoint(place.kind(), place.section(), point);
    }
  }

  @Override
  public void read(Row row) {
    kinds.read(row);
    if (row.first().isBlank()) {
      return;
    }
    Kind kind = levels.read(row) ? Kind.LEVEL : kindOfTable(row);
    boolean isMetric = kind == Kind.METRIC && row.cells().size() > 1;
    String text = isMetric ? row.first() + ": " + row.rest().get(0) : row.first();
    items.add(kind, place.section(), text, row.rest(), row.line());
  }

  private Kind kindOfTable(Row row) {
    String title = row.title();
    if (title.startsWith("challenge") || title.startsWith("problem")) {
      return Kind.CHALLENGE;
    }
    boolean hasTarget =
        row.header().stream().anyMatch(cell -> cell.toLowerCase(Locale.ROOT).startsWith("target"));
    if (hasTarget) {
      return Kind.METRIC;
    }
    return title.startsWith("trigger") ? Kind.ESCALATION_TRIGGER : place.kind();
  }

  @Override
  public void read(Code code) {
    for (Entry entry : YamlOutline.of(code)) {
      if (!levels.read(entry) && code.isYaml()) {
        yaml.read(entry);
      }
    }
    if (!code.isYaml() && levels.isOpen()) {
      levels.read(code);
    } else if (place.kind() == Kind.DELIVERABLE && code.language().isEmpty()) {
      items.addForm(Kind.DELIVERABLE, place.section(), code);
    }
  }

  @Override
  public void read(Markup markup) {
    elements.add(markup.element());
  }
}
