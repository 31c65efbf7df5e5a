package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.skillfiles.contract.Piece.Code;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text cut into its pieces. Fences and XML-like blocks with blocks inside are taken out before
 * the Markdown is parsed, since Markdown would end the latter at a blank line; a tag around plain
 * text counts as a heading.
 */
final class Document {

  private static final int INNERMOST_RANK = 6;
  private static final String MUTE = "x";
  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})(.*)");
  private static final Pattern CLOSING = Pattern.compile("</([A-Za-z][\\w-]{0,40})>");

  private static final Pattern UNDERLINE = Pattern.compile("(?:=+|-+)\\s*+");

  /** Without these a line of prose names nobody, rules nothing, and is no row and no tag. */
  private static final AnyWord TELLING =
      AnyWord.orSign(
          "|<",
          Stream.of(References.TELLING_WORDS, LevelDraft.TELLING_WORDS, List.of("level"))
              .flatMap(List::stream)
              .toArray(String[]::new));

  private final List<String> lines;
  private final int firstLine;
  private final List<String> markdown;
  private final List<Code> fences = new ArrayList<>();
  private final BitSet fenced = new BitSet();
  private final BitSet inMarkup = new BitSet();
  private final List<Piece> pieces = new ArrayList<>();

  private Document(List<String> lines, int firstLine) {
    this.lines = new ArrayList<>(lines);
    this.firstLine = firstLine;
    this.markdown = new ArrayList<>(lines);
  }

  /** A text of which only the fences are known. */
  static Document unread(List<String> lines, int firstLine) {
    Document document = new Document(lines, firstLine);
    document.takeOutFences();
    return document;
  }

  /** Cuts a text whose first line is the file's {@code firstLine}. */
  static Document of(List<String> lines, int firstLine) {
    Document document = unread(lines, firstLine);
    document.cut();
    return document;
  }

  /**
   * Cuts only as much of a text as a crew is wired by, with the same blocks: a line of prose that
   * has nothing to say to others is shortened to a letter, of three the second to nothing.
   */
  static Document brief(List<String> lines, int firstLine) {
    Document document = unread(lines, firstLine);
    document.shorten();
    document.cut();
    return document;
  }

  private void shorten() {
    int mute = 0;
    boolean mayBegin = true;
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      boolean isMute = mayBegin && !fenced.get(index) && isMute(line) && !isUnderlined(index);
      mute = isMute ? mute + 1 : 0;
      mayBegin = isMute || line.isEmpty() || line.charAt(0) == '#';
      if (isMute) {
        lines.set(index, MUTE);
        markdown.set(index, MUTE);
      }
      if (mute > 2) {
        markdown.set(index - 1, "");
      }
    }
  }

  /** Whether the line below makes a line a heading. */
  private boolean isUnderlined(int index) {
    return index + 1 < lines.size() && UNDERLINE.matcher(lines.get(index + 1)).matches();
  }

  /** Whether a line is prose, and neither a row nor a label of anything that tells. */
  private static boolean isMute(String line) {
    return !line.isEmpty()
        && Character.isLetter(line.charAt(0))
        && line.charAt(line.length() - 1) != ':'
        && !TELLING.isIn(line);
  }

  private void cut() {
    markdown.replaceAll(HtmlLines::plain);
    takeOutMarkup();
    fences.stream().filter(this::isOutsideMarkup).forEach(pieces::add);
    pieces.addAll(new Markdown(markdown, firstLine).pieces());
    pieces.sort(Comparator.comparingInt(Piece::line));
  }

  /** The pieces in the order of the text. */
  List<Piece> pieces() {
    return pieces;
  }

  /** All fenced blocks, also those that stand inside XML-like ones. */
  List<Code> fences() {
    return fences;
  }

  /** Gives all lines, and the entries of all fences, to {@code references}. */
  void readBy(References references) {
    NavigableMap<Integer, Code> byLine = new TreeMap<>();
    fences.forEach(fence -> byLine.put(fence.line() - 1 - firstLine, fence));
    for (int index = 0; index < lines.size(); index++) {
      if (byLine.containsKey(index)) {
        YamlOutline.of(byLine.get(index)).forEach(references::read);
      } else if (!fenced.get(index)) {
        references.read(lines.get(index), firstLine + index);
      }
    }
  }

  private boolean isOutsideMarkup(Code fence) {
    return !inMarkup.get(fence.line() - 1 - firstLine);
  }

  private void takeOutFences() {
    int index = 0;
    while (index < lines.size()) {
      Optional<Matcher> opening = opening(lines.get(index));
      index = opening.isPresent() ? takeOutFence(opening.get(), index) : index + 1;
    }
  }

  private static Optional<Matcher> opening(String line) {
    if (!mayOpen(line)) {
      return Optional.empty();
    }
    Matcher fence = FENCE.matcher(line);
    boolean opens =
        fence.matches() && !(fence.group(1).startsWith("`") && fence.group(2).contains("`"));
    return opens ? Optional.of(fence) : Optional.empty();
  }

  private static boolean mayOpen(String line) {
    for (int index = 0; index < line.length(); index++) {
      char each = line.charAt(index);
      if (!Character.isWhitespace(each)) {
        return each == '`' || each == '~';
      }
    }
    return false;
  }

  /** Takes out the fence that opens on a line; gives the first line after it. */
  private int takeOutFence(Matcher opening, int from) {
    int to = from + 1;
    while (to < lines.size() && !closes(opening.group(1), lines.get(to).strip())) {
      to++;
    }
    String language = opening.group(2).strip();
    fences.add(new Code(language, lines.subList(from + 1, to), firstLine + from + 1));
    int next = Math.min(lines.size(), to + 1);
    fenced.set(from, next);
    blank(from, next);
    return next;
  }

  private static boolean closes(String fence, String line) {
    return line.startsWith(fence) && line.replace(fence.substring(0, 1), "").isEmpty();
  }

  private void takeOutMarkup() {
    Map<String, NavigableSet<Integer>> closings = closings();
    int index = closings.isEmpty() ? lines.size() : 0;
    while (index < lines.size()) {
      String tag = MarkupScan.opens(markdown.get(index));
      Integer to = closings.getOrDefault(tag, new TreeSet<>()).ceiling(index);
      index = to == null ? index + 1 : takeOutMarkup(tag, index, to);
    }
  }

  private Map<String, NavigableSet<Integer>> closings() {
    Map<String, NavigableSet<Integer>> closings = new HashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).contains("</")) {
        Matcher closing = CLOSING.matcher(lines.get(index));
        while (closing.find()) {
          closings.computeIfAbsent(closing.group(1), tag -> new TreeSet<>()).add(index);
        }
      }
    }
    return closings;
  }

  /** Takes out the block of these lines; gives the first line that is still to be looked at. */
  private int takeOutMarkup(String tag, int from, int to) {
    Optional<Element> block = MarkupScan.read(lines.subList(from, to + 1), firstLine + from);
    boolean isLevel = LevelName.ofTag(markdown.get(from)).isPresent();
    if (block.filter(element -> !element.isLeaf() || (to == from && !isLevel)).isPresent()) {
      inMarkup.set(from, to + 1);
      pieces.add(new Piece.Markup(block.get()));
      blank(from, to + 1);
      return to + 1;
    }
    String title = LevelName.ofTag(markdown.get(from)).orElse(tag.replace('_', ' '));
    pieces.add(new Piece.Heading(INNERMOST_RANK, title, firstLine + from));
    if (isLevel && to == from) {
      String text = MarkupScan.within(markdown.get(from));
      pieces.add(new Piece.Prose(Plain.text(text), text, firstLine + from));
      blank(from, to + 1);
    }
    pieces.add(new Piece.Heading(INNERMOST_RANK, "", firstLine + to));
    blankIf("<" + tag + ">", from);
    blankIf("</" + tag + ">", to);
    return from + 1;
  }

  private void blankIf(String text, int index) {
    if (markdown.get(index).strip().equals(text)) {
      markdown.set(index, "");
    }
  }

  private void blank(int from, int to) {
    for (int index = from; index < to; index++) {
      markdown.set(index, "");
    }
  }
}
