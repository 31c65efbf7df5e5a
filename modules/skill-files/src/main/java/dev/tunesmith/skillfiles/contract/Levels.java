package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.Piece.Code;
import dev.tunesmith.skillfiles.contract.Piece.Heading;
import dev.tunesmith.skillfiles.contract.Piece.Point;
import dev.tunesmith.skillfiles.contract.Piece.Prose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sections "Level 1" to "Level 4" of an escalation protocol. */
final class Levels {

  private static final Pattern TITLE = Pattern.compile("(?i)^level\\s*([1-4])\\b.*");

  private final Items items;
  private final Map<Level, LevelDraft> drafts = new EnumMap<>(Level.class);
  private @Nullable LevelDraft open;
  private @Nullable Heading heading;
  private String label = "";
  private final List<String> said = new ArrayList<>();

  Levels(Items items) {
    this.items = items;
  }

  /** What is said of each level, with whom it says to ask. */
  Map<Level, DeclaredLevel> declared(Map<Level, DeclaredWhom> whom) {
    whom.forEach((level, said) -> draft(level.number(), said.line()));
    Map<Level, DeclaredLevel> declared = new EnumMap<>(Level.class);
    drafts.forEach(
        (level, draft) -> {
          DeclaredWhom said = whom.get(level);
          declared.put(level, draft.level(said == null ? List.of() : said.names()));
        });
    return declared;
  }

  boolean isOpen() {
    return open != null;
  }

  /** A heading opens a level, or closes the one it does not stand under. */
  void enter(Heading next) {
    Heading current = heading;
    Matcher title = TITLE.matcher(next.text());
    if (title.matches()) {
      finish();
      heading = next;
      open = draft(Integer.parseInt(title.group(1)), next.line());
    } else if (current != null && next.rank() <= current.rank()) {
      finish();
    } else {
      label = next.text();
    }
  }

  /** A line about a level that stands elsewhere, in a table or a YAML block. */
  void say(int number, String text, int line) {
    if (number >= 1 && number <= 4) {
      draft(number, line).say(text);
    }
  }

  void prose(Prose prose) {
    LevelDraft draft = open;
    if (draft == null) {
      return;
    }
    String text = prose.text();
    boolean isLabel = text.endsWith(":");
    label = isLabel ? text.substring(0, text.length() - 1) : label;
    if (isLabel) {
      return;
    }
    draft.say(text);
    if (text.toLowerCase(Locale.ROOT).startsWith("success rate")) {
      items.add(Kind.SUCCESS_TARGET, section(), text, prose.line());
    } else if (prose.source().startsWith("**")) {
      said.add(text);
    }
  }

  void point(Point point) {
    LevelDraft draft = open;
    if (draft == null) {
      return;
    }
    String lower = label.toLowerCase(Locale.ROOT);
    if (lower.contains("trigger")) {
      draft.trigger(point.text());
      items.add(Kind.TRIGGER, section(), point.text(), point.nested(), point.line());
    } else if (lower.contains("handle") || lower.contains("issues")) {
      items.add(Kind.RECOVERY, section(), point.text(), point.nested(), point.line());
    } else {
      draft.say(point.text());
      items.add(
          Kind.STATEMENT,
          label.isEmpty() ? section() : label,
          point.text(),
          point.nested(),
          point.line());
    }
  }

  /** A form under "Include in escalation" names the fields of the message. */
  void code(Code code) {
    if (label.toLowerCase(Locale.ROOT).contains("escalation")) {
      MessageForm.fields(code)
          .forEach((line, text) -> items.add(Kind.MESSAGE_FIELD, section(), text, line));
    }
  }

  /** Closes the open level. */
  void finish() {
    Heading ended = heading;
    if (ended != null) {
      items.add(Kind.LEVEL, ended.text(), ended.text(), said, ended.line());
    }
    heading = null;
    open = null;
    label = "";
    said.clear();
  }

  private LevelDraft draft(int number, int line) {
    Level level = Level.numbered(number).orElseThrow();
    return drafts.computeIfAbsent(level, missing -> new LevelDraft(line));
  }

  private String section() {
    return heading == null ? "" : heading.text();
  }
}
